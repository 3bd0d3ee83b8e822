package dev.contend.checkers.errors;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Script;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MarkedCompletionsTest {
  private static final Checker UNHANDLED = new UnhandledErrors();
  private static final Checker PARTIAL = new PartialEffects();

  private static final String GOOD =
      """
      0 :invoke :order [1 nil]
      0 :ok [1 6]
      0 :invoke :order [1 nil]
      0 :fail [1 nil] {:error [:busy "later"]}
      0 :invoke :order [1 nil]
      0 :info [1 nil] {:error [:sql "08006" "gone"], :unhandled false, :partial nil}
      1 :invoke :order [1 nil]
      """;

  private static String failed(int process, String f, String extra) {
    return "%d :invoke %s [1 nil]\n%d :fail [1 nil] {%s}\n".formatted(process, f, process, extra);
  }

  private static Verdict check(Checker checker, String script) {
    return checker.check(Script.history(script), Limits.DEFAULT);
  }

  @Test
  void errorsWithoutAMarkAreNone() {
    assertThat(check(UNHANDLED, GOOD)).isEqualTo(new Verdict.Valid("4 operations"));
    assertThat(check(PARTIAL, GOOD)).isEqualTo(new Verdict.Valid("4 operations"));
  }

  @Test
  void eachCheckerFindsItsOwnMark() {
    String unhandled =
        GOOD + failed(2, ":cancel", ":error [:sql \"40001\" \"no\"], :unhandled true");
    String partial = GOOD + "2 :invoke :order [1 nil]\n2 :info [1 nil] {:partial true}";
    assertThat(check(UNHANDLED, partial)).isInstanceOf(Verdict.Valid.class);
    assertThat(check(PARTIAL, unhandled)).isInstanceOf(Verdict.Valid.class);
    assertThat(check(PARTIAL, partial).anomalies())
        .extracting(Anomaly::kind, Anomaly::operations)
        .containsExactly(org.assertj.core.groups.Tuple.tuple("partial-effect", List.of(7)));
    Anomaly anomaly = check(UNHANDLED, unhandled).anomalies().get(0);
    assertThat(anomaly.kind()).isEqualTo("unhandled-error");
    assertThat(anomaly.operations()).containsExactly(7);
    assertThat(anomaly.message())
        .isEqualTo(
            "cancel [1 nil] of process 2 (operation 7) ended in an error that a web framework"
                + " would answer with 500: [:sql \"40001\" \"no\"].");
  }

  @Test
  void errorsAlikeAreOneAnomaly() {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < 5; i++) {
      script.append(
          failed(i, ":order", ":error [:sql \"40001\" \"row " + i + "\"], :unhandled true"));
      script.append(failed(i, ":cancel", ":error [:sql \"40P01\" \"row\"], :unhandled true"));
    }
    script.append(failed(9, ":order", ":unhandled true"));
    List<Anomaly> anomalies = check(UNHANDLED, script.toString()).anomalies();
    assertThat(anomalies)
        .extracting(Anomaly::operations)
        .containsExactly(List.of(0, 4, 8), List.of(2, 6, 10), List.of(20));
    assertThat(anomalies.get(0).message()).contains("row 0", "5 operations did so");
  }

  @Test
  void whateverLooksLikeAMarkIsOne() {
    assertThat(check(UNHANDLED, failed(0, ":order", ":unhandled :yes")).word())
        .isEqualTo("invalid");
  }

  @Test
  void aHistoryWithoutOperationsIsNotJudged() {
    History.Builder history = new History.Builder();
    history.append(0, -1, EventType.INFO, new Keyword("kill"), null, Map.of());
    assertThat(UNHANDLED.check(history.build(), Limits.DEFAULT))
        .isInstanceOf(Verdict.Unknown.class);
  }
}
