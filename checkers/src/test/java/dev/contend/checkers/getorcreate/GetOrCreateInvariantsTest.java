package dev.contend.checkers.getorcreate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.Script;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** The invariants on histories written by hand. Operation n begins at line n, from 0. */
class GetOrCreateInvariantsTest {
  private static final Checker ANSWER = new OneAnswer();
  private static final Checker ROW = new OneRow();

  private static Verdict check(Checker checker, String... script) {
    return checker.check(Script.history(String.join("", script)), Limits.DEFAULT);
  }

  private static void valid(Checker checker, String... script) {
    assertThat(check(checker, script)).isInstanceOf(Verdict.Valid.class);
  }

  private static Anomaly finds(Checker checker, String kind, List<Integer> who, String... script) {
    List<Anomaly> found = check(checker, script).anomalies();
    assertThat(found)
        .extracting(Anomaly::kind, Anomaly::operations)
        .containsExactly(Tuple.tuple(kind, who));
    return found.get(0);
  }

  private static String created(int id) {
    return "0 :invoke :get-or-create [\"a\" nil]\n0 :ok [\"a\" %d :created]\n".formatted(id);
  }

  private static String found(int id) {
    return created(id).replace(":created", ":found").replace('0', '1');
  }

  private static String unknown(int process) {
    return "%d :invoke :get-or-create [\"a\" nil]\n".formatted(process);
  }

  private static String initial(String ids) {
    return "8 :invoke :initial [\"a\" nil]\n8 :ok [\"a\" #{%s}]\n".formatted(ids);
  }

  private static String end(String ids) {
    return initial(ids).replace(":initial", ":final");
  }

  @Test
  void oneIsToldThatItMadeTheRow() {
    valid(ANSWER, created(5), found(5), found(5), end("5"));
    valid(ANSWER, initial("5"), found(5));
    valid(ANSWER, unknown(3), created(5));
    Anomaly twice = finds(ANSWER, "double-create", List.of(0, 4), created(5), found(5), created(5));
    assertThat(twice.message())
        .isEqualTo(
            "Key \"a\" was answered created 2 times, to process 0 (operation 0), process 0"
                + " (operation 4).");
    assertThat(
            finds(ANSWER, "double-create", List.of(2), initial("5"), created(5), end("5"))
                .message())
        .contains("answered created once, to", "although its row was there before");
  }

  @Test
  void everybodyIsToldTheSameId() {
    Anomaly two = finds(ANSWER, "conflicting-ids", List.of(0, 2), created(5), found(6), found(5));
    assertThat(two.message()).contains("ids 5, 6 were given out", "process 1 (operation 2)");
    finds(ANSWER, "conflicting-ids", List.of(2), initial("5"), found(6));
  }

  @Test
  void thereIsOneRowAtTheEnd() {
    valid(ROW, created(5), end("5"));
    valid(ROW, unknown(3), end("5"));
    valid(ROW, unknown(3), end(""));
    assertThat(finds(ROW, "duplicate-row", List.of(4), created(5), found(5), end("5 6")).message())
        .contains("Key \"a\" ended with 2 rows, of ids 5, 6.");
  }

  @Test
  void theRowThatSomebodyWasToldOfIsThereAtTheEnd() {
    Anomaly lost = finds(ROW, "lost-row", List.of(0, 4), created(5), found(5), end(""));
    assertThat(lost.message())
        .contains("row 5 is key \"a\", as were 1 others, but at the end there is none.");
    finds(ROW, "lost-row", List.of(1, 5), unknown(3), found(6), found(5), end("5"));
    finds(ROW, "lost-row", List.of(2), initial("5"), end("6"));
    finds(ROW, "lost-row", List.of(2), initial("5"), end(""));
  }

  @Test
  void somebodyMadeTheRow() {
    valid(ROW, unknown(3), found(5), end("5"));
    valid(ROW, initial("5"), found(5), end("5"));
    finds(ROW, "row-of-nobody", List.of(0), found(5), end("5"));
    finds(ROW, "row-of-nobody", List.of(0), found(5));
    finds(ROW, "row-of-nobody", List.of(0), end("5"));
  }

  @Test
  void ofManyKeysSomeAreShownAndAllAreCounted() {
    String script = "";
    for (char key = 'a'; key < 'h'; key++) {
      script += (created(5) + created(5) + end("5")).replace("\"a\"", "\"" + key + "\"");
    }
    List<Anomaly> found = check(ANSWER, script).anomalies();
    assertThat(found).hasSize(3);
    assertThat(found.get(2).message()).contains("Key \"c\"", "; 7 keys have that.");
    valid(ROW, script);
  }

  @Test
  void withoutTheEndTheRowsAreNotKnown() {
    assertThat(check(ROW, created(5)).coverage()).contains("of 1 the final state is missing");
    valid(ANSWER, created(5));
    assertThat(check(ANSWER, "")).isInstanceOf(Verdict.Unknown.class);
  }

  /** What is observed says nothing of what ran beside it. */
  @Test
  void whoIsAtWorkWhileRowsAreObservedMakesItNoObservation() {
    String pending = unknown(3);
    String answer = "3 :ok [\"a\" 5 :created]\n";
    for (Checker checker : List.of(ANSWER, ROW)) {
      assertThat(check(checker, end(""), created(5))).isInstanceOf(Verdict.Unknown.class);
      assertThat(check(checker, pending, end("5"), answer)).isInstanceOf(Verdict.Unknown.class);
      assertThat(check(checker, end("5"), initial("5"))).isInstanceOf(Verdict.Unknown.class);
      assertThat(
              check(
                  checker,
                  "8 :invoke :initial [\"a\" nil]\n",
                  pending,
                  "8 :ok [\"a\" #{}]\n",
                  answer,
                  end("5").replace('8', '9')))
          .isInstanceOf(Verdict.Unknown.class);
      valid(checker, pending, end("5"), "3 :info nil\n");
    }
  }
}
