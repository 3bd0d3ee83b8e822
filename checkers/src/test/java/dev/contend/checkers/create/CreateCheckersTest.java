package dev.contend.checkers.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Script;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checkers on histories written by hand. Operation n begins at line n, from 0. */
class CreateCheckersTest {
  private static final Checker SEARCH = new LinearizabilityChecker<>(new CreateSpec());

  private static Verdict check(Checker checker, String... scripts) {
    return checker.check(Script.history(String.join("", scripts)), Limits.DEFAULT);
  }

  private static void valid(Checker checker, String... scripts) {
    assertThat(check(checker, scripts)).isInstanceOf(Verdict.Valid.class);
  }

  private static String finds(Checker checker, String kind, List<Integer> who, String... scripts) {
    Verdict verdict = check(checker, scripts);
    assertThat(verdict.anomalies())
        .extracting(Anomaly::kind, Anomaly::operations)
        .containsExactly(Tuple.tuple(kind, who));
    return verdict.anomalies().get(0).message();
  }

  private static String create(int process, String answer) {
    return "%d :invoke :create [\"ann\" nil]\n%1$d :ok [\"ann\" %s]\n".formatted(process, answer);
  }

  private static String unknown(int process) {
    return "%d :invoke :create [\"ann\" nil]\n%1$d :info [\"ann\" nil]\n".formatted(process);
  }

  private static String end(String rows) {
    return "9 :invoke :final nil\n9 :ok {" + rows + "}\n";
  }

  @Test
  void oneRowALogin() {
    valid(new UniqueLogins(), create(1, "5"), end("\"ann\" #{5}, \"bob\" #{6}"));
    assertThat(
            finds(
                new UniqueLogins(),
                "duplicate-row",
                List.of(0, 2, 4),
                create(1, "5"),
                create(2, "6"),
                end("\"ann\" #{5 6}")))
        .isEqualTo(
            "Login ann ended with 2 rows, id 5, id 6; created was answered to process 1 (operation 0), process 2 (operation 2).");
  }

  @Test
  void ofManyDuplicatesAFewAreShownAndAllAreCounted() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 7; i++) {
      rows.append("\"l%d\" #{%d %d} ".formatted(i, 2 * i, 2 * i + 1));
    }
    List<Anomaly> found = check(new UniqueLogins(), end(rows.toString())).anomalies();
    assertThat(found).hasSize(3);
    assertThat(found.get(2).message()).endsWith("There are 4 more of this kind.");
    List<Anomaly> three = check(new UniqueLogins(), end(rows.substring(0, 36))).anomalies();
    assertThat(three).hasSize(3).noneMatch(anomaly -> anomaly.message().contains("more"));
  }

  @Test
  void createdMeansStored() {
    valid(new StoredCustomers(), create(1, "5"), create(2, ":conflict"), end("\"ann\" #{5}"));
    assertThat(finds(new StoredCustomers(), "lost-row", List.of(0, 2), create(1, "5"), end("")))
        .contains("login ann was created with id 5, but there is no such row");
    assertThat(check(new StoredCustomers(), create(1, "5"), end("\"ann\" #{6}")).anomalies())
        .extracting(Anomaly::kind)
        .containsExactly("lost-row", "unexpected-row");
  }

  @Test
  void aRowOfWhichNobodyWasToldIsThatOfAnUnknownOutcome() {
    valid(new StoredCustomers(), unknown(1), end("\"ann\" #{5}"));
    valid(new StoredCustomers(), unknown(1), end(""));
    finds(new StoredCustomers(), "unexpected-row", List.of(0), end("\"ann\" #{5}"));
    finds(
        new StoredCustomers(), "unexpected-row", List.of(2, 0), unknown(1), end("\"ann\" #{5 6}"));
  }

  @Test
  void aConflictIsWithSomebody() {
    valid(new ExplainedConflicts(), create(1, ":conflict"), end("\"ann\" #{5}"));
    finds(
        new ExplainedConflicts(),
        "false-conflict",
        List.of(0, 4),
        create(1, ":conflict"),
        create(2, ":conflict"),
        end("\"bob\" #{5}"));
  }

  @Test
  void theFirstCreateGetsTheLogin() {
    valid(SEARCH, create(1, "5"), create(2, ":conflict"), create(1, ":conflict"));
    valid(SEARCH, unknown(1), create(2, ":conflict"));
    valid(SEARCH, unknown(1), create(2, "5"));
    finds(SEARCH, "not-linearizable", List.of(0), create(1, ":conflict"), create(2, "5"));
    finds(SEARCH, "not-linearizable", List.of(2, 0), create(1, "5"), create(2, "6"));
    finds(SEARCH, "not-linearizable", List.of(0), create(1, ":conflict"), unknown(2));
    valid(
        SEARCH, "1 :invoke :create [\"ann\" nil]\n", create(2, ":conflict"), "1 :ok [\"ann\" 5]\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 :invoke :create [\"ann\" nil]\n0 :ok [\"bob\" 5]",
        "0 :invoke :create [\"ann\" nil]\n0 :ok [\"ann\" 5 6]",
        "0 :invoke :create [\"ann\" nil]\n0 :ok [\"ann\" :taken]",
        "0 :invoke :create [\"ann\" nil]\n0 :ok [\"ann\" nil]",
        "0 :invoke :create [7 nil]\n0 :ok [7 5]",
        "0 :invoke :create nil\n0 :info nil",
        "0 :invoke :create [nil nil]\n0 :info nil",
        "0 :invoke :cancel [\"ann\" nil]\n0 :ok [\"ann\" 5]"
      })
  void whatTheyCannotReadTheyDoNotJudge(String script) {
    unknownToAll(Script.history(script + "\n" + end("")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9 :invoke :final nil\n9 :ok []",
        "9 :invoke :final nil\n9 :ok {\"ann\" [5]}",
        "9 :invoke :final nil\n9 :ok {\"ann\" #{}}",
        "9 :invoke :final nil\n9 :ok {\"ann\" #{:five}}",
        "9 :invoke :final nil\n9 :ok {7 #{5}}"
      })
  void rowsAreRowsOrNotJudged(String script) {
    unknownToAll(Script.history(create(1, "5") + script));
  }

  private static void unknownToAll(History history) {
    CreateModel.checkers().stream()
        .filter(checker -> !List.of("unhandled-error", "partial-effect").contains(checker.name()))
        .forEach(
            checker ->
                assertThat(checker.check(history, Limits.DEFAULT))
                    .as(checker.name())
                    .isInstanceOf(Verdict.Unknown.class));
  }

  @Test
  void withoutAnEndTheRowsAreUnknown() {
    assertThat(check(new UniqueLogins(), create(1, "5")).coverage()).contains("no :final");
    assertThat(check(new UniqueLogins(), end(""), end("")).coverage()).contains("more than one");
  }

  @Test
  void nobodyMayBeAtWorkWhenTheRowsAreRead() {
    assertThat(check(new UniqueLogins(), end(""), create(1, "5")).coverage()).contains("at work");
    assertThat(
            check(
                    new UniqueLogins(),
                    "1 :invoke :create [\"ann\" nil]\n",
                    end(""),
                    "1 :ok [\"ann\" 5]\n")
                .coverage())
        .contains("event 3 belongs to a create that was at work");
    valid(new UniqueLogins(), "1 :invoke :create [\"ann\" nil]\n", end(""));
  }
}
