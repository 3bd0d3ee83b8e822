package dev.contend.checkers.aftercommit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.Script;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each invariant on histories written by hand. */
class AfterCommitInvariantsTest {
  private static final String SUBMIT = "0 :invoke :submit [\"n1\" nil]\n0 :ok [\"n1\" 17]\n";
  private static final String REFUSED =
      "0 :invoke :submit [\"n1\" nil]\n0 :fail nil {:error :refused}\n";
  private static final String DIED = "0 :invoke :submit [\"n1\" nil]\n0 :info nil\n";
  private static final String THERE = "{17 \"n1\"}";

  private static String task(String answer) {
    return "1 :invoke :task [17 nil]\n1 :ok [17 %s]\n".formatted(answer);
  }

  private static String end(String rows, String effects) {
    return end(rows, effects, 0);
  }

  private static String end(String rows, String effects, int left) {
    return "9 :invoke :final nil\n9 :ok {:rows %s, :effects %s, :left %d}\n"
        .formatted(rows, effects, left);
  }

  private static Verdict check(Checker checker, String... script) {
    return checker.check(Script.history(String.join("", script)), Limits.DEFAULT);
  }

  private static void finds(Checker checker, String kind, List<Integer> where, String... script) {
    assertThat(check(checker, script).anomalies()).extracting(Anomaly::kind).containsExactly(kind);
    assertThat(check(checker, script).anomalies().get(0).operations()).isEqualTo(where);
  }

  private static void valid(String... script) {
    for (Checker checker : AfterCommitModel.checkers()) {
      assertThat(check(checker, script)).as(checker.name()).isInstanceOf(Verdict.Valid.class);
    }
  }

  @Test
  void aTaskAfterItsRowIsRight() {
    valid(SUBMIT, task(":done"), end(THERE, "{17 1}"));
    valid(REFUSED, end("{}", "{}"));
    valid(DIED, end("{}", "{}"));
    valid(DIED, task(":done"), end(THERE, "{17 1}"));
  }

  @Test
  void aTaskBeforeItsRowIsFound() {
    finds(
        new RowBeforeTask(),
        "task-without-row",
        List.of(2),
        SUBMIT,
        task(":missing"),
        end(THERE, "{}"));
    finds(
        new RowBeforeTask(),
        "task-without-row",
        List.of(2),
        DIED,
        task(":missing"),
        end(THERE, "{}"));
    finds(new RowBeforeTask(), "task-without-row", List.of(2), SUBMIT, task(":missing"));
  }

  @Test
  void aTaskForARowThatWasRolledBackIsFound() {
    for (String submit : List.of(REFUSED, DIED)) {
      finds(
          new RowBeforeTask(),
          "task-for-rolled-back-row",
          List.of(2),
          submit,
          task(":missing"),
          end("{}", "{}"));
    }
    finds(
        new RowBeforeTask(),
        "task-for-rolled-back-row",
        List.of(2),
        REFUSED,
        task(":done"),
        end("{}", "{17 1}"));
    finds(new RowBeforeTask(), "task-for-rolled-back-row", List.of(), REFUSED, end("{}", "{17 1}"));
  }

  @Test
  void aTaskThatNeverTookEffectIsLost() {
    finds(new EffectOnce(), "task-lost", List.of(0), SUBMIT, end(THERE, "{}"));
    finds(new EffectOnce(), "task-lost", List.of(0), DIED, end(THERE, "{}"));
    finds(new EffectOnce(), "task-lost", List.of(), end(THERE, "{}"));
  }

  @Test
  void whatWaitsIsNotLost() {
    Verdict verdict = check(new EffectOnce(), SUBMIT, end(THERE, "{}", 1));
    assertThat(verdict).isInstanceOf(Verdict.Unknown.class);
    assertThat(verdict.coverage()).contains("1 messages and tasks are not done yet");
  }

  @Test
  void runningTwiceIsCountedAndTakingEffectTwiceIsFound() {
    String twice = task(":done") + task(":done");
    valid(SUBMIT, twice, end(THERE, "{17 1}"));
    assertThat(check(new EffectOnce(), SUBMIT, twice, end(THERE, "{17 1}")).coverage())
        .isEqualTo("1 submits, 1 tasks that ran, 1 of them more than once");
    finds(new EffectOnce(), "duplicate-effect", List.of(2, 4), SUBMIT, twice, end(THERE, "{17 2}"));
  }

  @Test
  void aRowIsThereIfAndOnlyIfItWasAcknowledged() {
    finds(new RowAsAnswered(), "lost-submission", List.of(0), SUBMIT, end("{}", "{}"));
    finds(new RowAsAnswered(), "failed-but-stored", List.of(0), REFUSED, end(THERE, "{17 1}"));
  }

  @Test
  void longListsOfRowsAreCut() {
    StringBuilder rows = new StringBuilder();
    for (int row = 100; row < 130; row++) {
      rows.append(row).append(" \"n").append(row).append("\" ");
    }
    Anomaly lost = check(new EffectOnce(), end("{" + rows + "}", "{}")).anomalies().get(0);
    assertThat(lost.message()).contains("100, 101", "119 and more, 30 in all.");
  }

  @Test
  void withoutTheEndNothingIsValid() {
    for (Checker checker : AfterCommitModel.checkers().subList(0, 3)) {
      assertThat(check(checker, SUBMIT, task(":done"))).isInstanceOf(Verdict.Unknown.class);
      assertThat(check(checker, end(THERE, "{}"), SUBMIT)).isInstanceOf(Verdict.Unknown.class);
      assertThat(check(checker, SUBMIT, SUBMIT, end(THERE, "{}")))
          .isInstanceOf(Verdict.Unknown.class);
      assertThat(check(checker, "0 :invoke :order [1 nil]\n0 :ok [1 2]\n"))
          .isInstanceOf(Verdict.Unknown.class);
    }
  }
}
