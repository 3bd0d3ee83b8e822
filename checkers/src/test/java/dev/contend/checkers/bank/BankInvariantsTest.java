package dev.contend.checkers.bank;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryReader;
import dev.contend.checkers.history.Script;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checkers on histories written by hand. Operation n begins at line n, from 0. */
class BankInvariantsTest {
  private static final String INITIAL = "9 :invoke :initial nil\n9 :ok {1 10, 2 10}\n";
  private static final LinearizabilityChecker<?, ?> SEARCH =
      new LinearizabilityChecker<>(new BankSpec());

  private static Verdict check(Checker checker, String... scripts) {
    return checker.check(Script.history(String.join("", scripts)), Limits.DEFAULT);
  }

  private static void finds(Checker checker, String kind, List<Integer> who, String... scripts) {
    assertThat(check(checker, INITIAL, String.join("", scripts)).anomalies())
        .extracting(Anomaly::kind, Anomaly::operations)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(kind, who));
  }

  private static void valid(Checker checker, String... scripts) {
    assertThat(check(checker, INITIAL, String.join("", scripts)).word()).isEqualTo("valid");
  }

  private static String transfer(int from, int to, int amount) {
    String value = "{:from %d, :to %d, :amount %d}".formatted(from, to, amount);
    return "0 :invoke :transfer %s\n0 :ok %s\n".formatted(value, value);
  }

  private static String refused(int from, int to, int amount) {
    return transfer(from, to, amount)
            .replace("}\n0 :ok", "}\n0 :ok")
            .stripTrailing()
            .replaceFirst("\\}$", ", :refused :insufficient-funds}")
        + "\n";
  }

  private static String unknown(int process, int from, int to, int amount) {
    return "%d :invoke :transfer {:from %d, :to %d, :amount %d}\n"
        .formatted(process, from, to, amount);
  }

  private static String look(String f, String balances) {
    return "8 :invoke :%s nil\n8 :ok {%s}\n".formatted(f, balances);
  }

  @Test
  void totalsAreWhatTheyWereAtTheBeginning() {
    BankTotals totals = new BankTotals();
    valid(totals, look("read", "1 0, 2 20"), look("final", "1 10, 2 10"));
    finds(totals, "wrong-total", List.of(2), look("read", "1 5, 2 10"), look("final", "1 5, 2 15"));
    finds(totals, "money-not-conserved", List.of(2), look("final", "1 5, 2 10"));
    finds(
        totals,
        "negative-balance",
        List.of(2),
        look("read", "1 -5, 2 25"),
        look("final", "1 10, 2 10"));
    for (String others : List.of("1 10", "1 10, 2 nil", "1 10, 3 10", "1 10, 2 10, 3 0")) {
      finds(
          totals, "wrong-accounts", List.of(2), look("read", others), look("final", "1 10, 2 10"));
    }
  }

  @Test
  void theFirstAndTheLastOfManyAreShown() {
    Verdict verdict =
        check(
            new BankTotals(),
            INITIAL,
            look("read", "1 1, 2 1"),
            look("read", "1 2, 2 2"),
            look("read", "1 3, 2 3"),
            look("final", "1 10, 2 10"));
    assertThat(verdict.anomalies())
        .singleElement()
        .extracting(Anomaly::operations)
        .isEqualTo(List.of(2, 6));
    assertThat(verdict.anomalies().get(0).message())
        .contains("{1=1, 2=1}, which makes 2 where there is 20", "the last of 3 such reads");
  }

  @Test
  void theLedgerSeesWhatNoTotalShows() {
    BankLedger ledger = new BankLedger();
    String twice = transfer(1, 2, 5) + transfer(1, 2, 5);
    valid(ledger, twice, look("final", "1 0, 2 20"));
    assertThat(check(ledger, INITIAL, twice, look("final", "1 5, 2 15")).anomalies())
        .extracting(Anomaly::kind)
        .containsExactly("lost-update", "lost-update");
    valid(ledger, refused(1, 2, 15), look("final", "1 10, 2 10"));
    valid(ledger, unknown(3, 1, 2, 5), look("final", "1 10, 2 10"));
    valid(ledger, unknown(3, 1, 2, 5), look("final", "1 5, 2 15"));
    assertThat(
            check(ledger, INITIAL, unknown(3, 1, 2, 5), look("final", "1 4, 2 16"))
                .anomalies()
                .get(0)
                .message())
        .contains("Account 1 began with 10; 0 transfers", "between 5 and 10", "ended with 4");
  }

  @Test
  void answersHaveAnOrder() {
    valid(SEARCH, transfer(1, 2, 10), refused(1, 2, 1), look("final", "1 0, 2 20"));
    valid(SEARCH, transfer(1, 1, 10), look("final", "1 10, 2 10"));
    for (String wrong :
        List.of(
            transfer(1, 2, 11),
            refused(1, 2, 10),
            transfer(1, 3, 1),
            transfer(1, 2, 5) + look("read", "1 10, 2 10"))) {
      finds(
          SEARCH,
          "not-linearizable",
          check(SEARCH, INITIAL, wrong).anomalies().get(0).operations(),
          wrong);
    }
  }

  /** Jepsen's do not say what they began with, and are judged as Jepsen judges them. */
  @Test
  void historiesFromElsewhereAreJudgedByTheirReads() {
    String stale = look("read", "0 10, 1 10") + transfer(0, 1, 5) + look("read", "0 10, 1 10");
    for (Checker checker : List.of(new BankLedger(), SEARCH)) {
      assertThat(check(checker, stale))
          .isEqualTo(
              new Verdict.Valid("not asked: the history does not say with what balances it began"));
    }
    assertThat(check(new BankTotals(), stale).word()).isEqualTo("valid");
    Verdict torn = check(new BankTotals(), look("read", "0 10, 1 10"), look("read", "0 5, 1 10"));
    assertThat(torn.anomalies()).extracting(Anomaly::kind).containsExactly("wrong-total");
    for (Checker checker : List.of(new BankTotals(), new BankLedger())) {
      assertThat(check(checker, transfer(0, 1, 5)).coverage())
          .isEqualTo("nobody read the balances");
    }
    assertThat(SEARCH.linearizations(Script.history(stale), Limits.DEFAULT)).isEmpty();
  }

  /** JSON has no numbers for keys, and no keywords. */
  @Test
  void jsonIsJudgedAlike() throws IOException {
    String json =
        """
        {"process": 0, "type": "invoke", "f": "initial", "value": null, "time": 0}
        {"process": 0, "type": "ok", "f": "initial", "value": {"1": 10, "2": 10}, "time": 1}
        {"process": 1, "type": "invoke", "f": "transfer", "value": {"from": 1, "to": 2, "amount": 20}, "time": 2}
        {"process": 1, "type": "ok", "f": "transfer", "value": {"from": 1, "to": 2, "amount": 20, "refused": "insufficient-funds"}, "time": 3}
        {"process": 0, "type": "invoke", "f": "final", "value": null, "time": 4}
        {"process": 0, "type": "ok", "f": "final", "value": {"1": 10, "2": %d}, "time": 5}
        """;
    for (int balance : List.of(10, 11)) {
      History history =
          HistoryReader.read("history.jsonl", new StringReader(json.formatted(balance)));
      for (Checker checker : List.of(new BankTotals(), new BankLedger(), SEARCH)) {
        assertThat(checker.check(history, Limits.DEFAULT).word())
            .as(checker.name())
            .isEqualTo(balance == 10 ? "valid" : "invalid");
      }
    }
  }

  @Test
  void withoutTheEndNothingIsValid() {
    for (Checker checker : List.of(new BankTotals(), new BankLedger())) {
      assertThat(check(checker, INITIAL, transfer(1, 2, 5)).coverage()).contains("no :final");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0 :invoke :transfer {:from 1, :to 2, :amount 5}\n0 :ok {:from 2, :to 1, :amount 5}",
        "0 :invoke :transfer {:from 1, :to 2, :amount -5}\n0 :ok {:from 1, :to 2, :amount -5}",
        "0 :invoke :transfer {:from 1, :to 2, :amount 5}\n"
            + "0 :ok {:from 1, :to 2, :amount 5, :refused :mood}",
        "0 :invoke :transfer {:from 1, :to 2}\n0 :info nil",
        "0 :invoke :transfer [1 2 5]\n0 :info nil",
        "0 :invoke :read nil\n0 :ok {1 10, \"1\" 10}",
        "0 :invoke :read nil\n0 :ok {1 10.5, 2 9.5}",
        "0 :invoke :read nil\n0 :ok 20",
        "0 :invoke :initial nil\n0 :ok {1 10, 2 10}",
        "8 :invoke :final nil\n8 :ok {1 10, 2 10}\n0 :invoke :read nil\n0 :ok {1 10, 2 10}"
      })
  void whatItCannotReadItDoesNotJudge(String script) {
    for (Checker checker : List.of(new BankTotals(), new BankLedger(), SEARCH)) {
      assertThat(check(checker, INITIAL, script))
          .as(checker.name())
          .isInstanceOf(Verdict.Unknown.class);
    }
  }

  @Test
  void aBeginningThatIsLostIsNoneFromElsewhere() {
    String read = look("read", "1 10, 2 10");
    for (String script :
        List.of(
            "9 :invoke :initial nil\n9 :fail nil\n" + read, read + look("final", "1 10, 2 10"))) {
      for (Checker checker : List.of(new BankTotals(), new BankLedger(), SEARCH)) {
        assertThat(check(checker, script).coverage())
            .as(checker.name())
            .startsWith("there is no :initial that was answered");
      }
    }
  }

  @Test
  void sumsThatDoNotFitAreNotJudged() {
    String much = "9 :invoke :initial nil\n9 :ok {1 9223372036854775807, 2 1}\n";
    String end = look("final", "1 9223372036854775807, 2 1");
    for (Checker checker : List.of(new BankTotals(), SEARCH)) {
      assertThat(check(checker, much, end).coverage()).contains("do not fit 64 bits");
    }
    assertThat(check(new BankLedger(), much, transfer(2, 1, 1), end).coverage())
        .contains("do not fit 64 bits");
  }
}
