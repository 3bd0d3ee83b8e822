package dev.contend.checkers.upsert;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Script;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The invariants and the specification on histories written by hand. */
class UpsertInvariantsTest {
  private static final List<Checker> INVARIANTS =
      List.of(new OneRow(), new CreatedOnce(), new LastWrite());

  private static Verdict check(Checker checker, String... scripts) {
    return checker.check(Script.history(String.join("", scripts)), Limits.DEFAULT);
  }

  private static void finds(Checker checker, String kind, List<Integer> who, String... scripts) {
    assertThat(check(checker, scripts).anomalies())
        .extracting(Anomaly::kind, Anomaly::operations)
        .containsExactly(Tuple.tuple(kind, who));
  }

  private static void valid(String... scripts) {
    for (Checker checker : UpsertModel.checkers()) {
      assertThat(check(checker, scripts)).as(checker.name()).isInstanceOf(Verdict.Valid.class);
    }
  }

  private static String linearizable(String... scripts) {
    return check(UpsertModel.checkers().get(5), scripts).word();
  }

  private static String upsert(String fields, String answer) {
    return "0 :invoke :upsert [\"k\" %s]\n0 :ok [\"k\" %s :%s]\n".formatted(fields, fields, answer);
  }

  private static String unknown(String fields) {
    return "7 :invoke :upsert [\"k\" %s]\n7 :info nil\n".formatted(fields);
  }

  private static String read(String rows) {
    return "1 :invoke :read [\"k\" nil]\n1 :ok [\"k\" [%s]]\n".formatted(rows);
  }

  private static String initial(String rows) {
    return "8 :invoke :initial [\"k\" nil]\n8 :ok [\"k\" [%s]]\n".formatted(rows);
  }

  private static String end(String rows) {
    return "9 :invoke :final [\"k\" nil]\n9 :ok [\"k\" [%s]]\n".formatted(rows);
  }

  @Test
  void theFirstCreatesAndTheOthersUpdate() {
    valid(
        upsert("{:price 1}", "created"),
        upsert("{:weight 2}", "updated"),
        read("{:price 1, :weight 2}"),
        upsert("{:price 3}", "updated"),
        end("{:price 3, :weight 2}"));
    valid(
        initial("{:price 1, :weight nil}"),
        upsert("{:weight 2}", "updated"),
        end("{:price 1, :weight 2}"));
    valid(end(""));
    assertThat(linearizable(upsert("{:price 1}", "updated"))).isEqualTo("invalid");
    assertThat(linearizable(initial("{:price 1}"), upsert("{:price 2}", "created")))
        .isEqualTo("invalid");
    assertThat(linearizable(upsert("{:price 1}", "created"), read(""))).isEqualTo("invalid");
  }

  @Test
  void twoRowsAreFoundWhereTheyWereRead() {
    String created = upsert("{:price 1}", "created");
    finds(new OneRow(), "duplicate-row", List.of(2), created, end("{:price 1} {:price 2}"));
    finds(
        new OneRow(),
        "duplicate-row",
        List.of(2),
        created,
        read("{:price 1} {}"),
        end("{:price 1}"));
    assertThat(
            check(new OneRow(), created, end("{:price 1} {:price 2}")).anomalies().get(0).message())
        .contains("Key \"k\" has 2 rows, which process 9 (operation 2) read");
    assertThat(linearizable(created, end("{:price 1} {:price 2}"))).isEqualTo("invalid");
  }

  @Test
  void aRowIsCreatedOnce() {
    finds(
        new CreatedOnce(),
        "double-create",
        List.of(0, 2),
        upsert("{:price 1}", "created"),
        upsert("{:price 2}", "created"),
        end("{:price 2}"));
    finds(
        new CreatedOnce(),
        "double-create",
        List.of(2),
        initial("{:price 1}"),
        upsert("{:price 2}", "created"));
    assertThat(check(new CreatedOnce(), upsert("{:price 1}", "created")))
        .isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void anUpdateThatALaterOneDidNotOverwriteIsThere() {
    String two = upsert("{:price 1}", "created") + upsert("{:weight 2}", "updated");
    finds(new LastWrite(), "lost-update", List.of(2, 4), two, end("{:price 1}"));
    finds(
        new LastWrite(),
        "lost-update",
        List.of(0, 2, 4),
        upsert("{:price 1}", "created"),
        upsert("{:price 2}", "updated"),
        end("{:price 1}"));
    finds(
        new LastWrite(),
        "lost-update",
        List.of(0, 2, 4),
        initial("{:price 1}"),
        upsert("{:price 2}", "updated"),
        end("{:price 1}"));
    finds(new LastWrite(), "lost-write", List.of(0, 4), two, end(""));
  }

  /** Either of two that overlapped may have been the last. */
  @Test
  void whoseUpdateWonIsFreeWhileTheyOverlap() {
    String overlapping =
        "2 :invoke :upsert [\"k\" {:price 5}]\n"
            + upsert("{:price 6}", "created")
            + "2 :ok [\"k\" {:price 5} :updated]\n";
    valid(overlapping, end("{:price 5}"));
    assertThat(check(new LastWrite(), overlapping, end("{:price 6}")))
        .isInstanceOf(Verdict.Valid.class);
    assertThat(linearizable(overlapping, end("{:price 6}"))).isEqualTo("invalid");
  }

  @Test
  void whatNobodyKnowsMayHaveHappenedAtAnyLaterTime() {
    String late = unknown("{:price 1}") + upsert("{:price 2}", "created");
    valid(late, end("{:price 1}"));
    valid(late, end("{:price 2}"));
    valid(unknown("{:price 1}"), upsert("{:price 2}", "updated"), end("{:price 2}"));
    valid(unknown("{:price 1}"), end(""));
    valid(unknown("{:price 1}"), end("{:price 1}"));
    assertThat(linearizable(late, end(""))).isEqualTo("invalid");
  }

  @Test
  void aRequestThatWasDoneMayBeSaidToBe() {
    String twice = upsert("{:price 1}", "created") + upsert("{:price 1}", "already");
    valid(twice, end("{:price 1}"));
    valid(
        upsert("{:price 1}", "created"),
        upsert("{:price 2}", "updated"),
        upsert("{:price 1}", "already"),
        end("{:price 2}"));
    valid(unknown("{:price 1}"), upsert("{:price 1}", "already"), end("{:price 1}"));
    assertThat(linearizable(upsert("{:price 1}", "already"))).isEqualTo("invalid");
    assertThat(linearizable(upsert("{:price 2}", "created"), upsert("{:price 1}", "already")))
        .isEqualTo("invalid");
    assertThat(linearizable(twice, end(""))).isEqualTo("invalid");
  }

  @Test
  void withoutTheEndNothingIsValid() {
    for (Checker checker : List.of(new OneRow(), new LastWrite())) {
      assertThat(check(checker, upsert("{:price 1}", "created")))
          .isInstanceOf(Verdict.Unknown.class);
    }
    assertThat(check(new OneRow(), read("{:price 1} {:price 2}")))
        .isInstanceOf(Verdict.Invalid.class);
  }

  @Test
  void whoIsAtWorkWhileTheEndIsReadMakesItNoEnd() {
    String created = upsert("{:price 1}", "created");
    for (Checker checker : INVARIANTS) {
      assertThat(check(checker, end(""), created)).isInstanceOf(Verdict.Unknown.class);
      assertThat(check(checker, end(""), unknown("{:price 1}")))
          .isInstanceOf(Verdict.Unknown.class);
      assertThat(check(checker, created, initial(""))).isInstanceOf(Verdict.Unknown.class);
      assertThat(check(checker, initial("{:price 1} {:price 2}"), end("")))
          .isInstanceOf(Verdict.Unknown.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 :invoke :push [1 nil]\n0 :ok [1 2]",
        "0 :invoke :push [1 nil]\n0 :info nil",
        "0 :invoke :upsert [1 {:price 1}]\n0 :ok nil",
        "0 :invoke :upsert [1 {:price 1}]\n0 :ok [1 {:price 1}]",
        "0 :invoke :upsert [1 {:price 1}]\n0 :ok [1 {:price 1} :done]",
        "0 :invoke :upsert [1 {:price 1}]\n0 :ok [1 {:price 2} :created]",
        "0 :invoke :upsert [1 {:price 1}]\n0 :ok [2 {:price 1} :created]",
        "0 :invoke :upsert [1 7]\n0 :ok [1 7 :created]",
        "0 :invoke :upsert [1 7]\n0 :info nil",
        "0 :invoke :upsert nil\n0 :info nil",
        "0 :invoke :read [1 nil]\n0 :ok [1 nil]",
        "0 :invoke :read [1 nil]\n0 :ok [1 [7]]",
        "0 :invoke :read [1 nil]\n0 :ok [2 []]",
        "0 :invoke :read [nil nil]\n0 :ok [nil []]",
        "0 :invoke :final [1 nil]\n0 :ok [1 {:price 1}]"
      })
  void whatItCannotReadItDoesNotJudge(String script) {
    History history = Script.history(script);
    for (int i : List.of(0, 1, 2, 5)) {
      assertThat(UpsertModel.checkers().get(i).check(history, Limits.DEFAULT))
          .isInstanceOf(Verdict.Unknown.class);
    }
  }
}
