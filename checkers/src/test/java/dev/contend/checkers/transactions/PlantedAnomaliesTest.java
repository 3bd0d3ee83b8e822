package dev.contend.checkers.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Dependencies;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryReader;
import dev.contend.checkers.history.Script;
import dev.contend.checkers.transactions.levels.AnomalyType;
import dev.contend.checkers.transactions.levels.Level;
import dev.contend.checkers.transactions.register.RegisterOptions;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each anomaly by itself, in as few transactions as it takes. */
class PlantedAnomaliesTest {
  private static final RegisterOptions NONE = RegisterOptions.NONE;
  private static final RegisterOptions WFR = new RegisterOptions(true, false, false);
  private static final RegisterOptions SEQUENTIAL = new RegisterOptions(false, true, false);
  private static final RegisterOptions LINEARIZABLE = new RegisterOptions(false, false, true);

  /** Each part a transaction; all of them at once, or with {@code >} one after another. */
  private static History history(String text) {
    boolean inTurn = text.contains(">");
    String[] parts = text.split(inTurn ? ">" : "\\|");
    StringBuilder invocations = new StringBuilder();
    StringBuilder completions = new StringBuilder();
    for (int i = 0; i < parts.length; i++) {
      String part = parts[i].strip();
      String type = part.contains(":") && !part.startsWith("[") ? part.split(" ")[0] : ":ok";
      String value = part.substring(part.indexOf('['));
      // A digit before the type is the process.
      int process = Character.isDigit(part.charAt(0)) ? part.charAt(0) - '0' : 10 + i;
      type = type.startsWith(":") ? type : ":ok";
      String words =
          value
              .replaceAll("\\br ", ":r ")
              .replaceAll("\\bw ", ":w ")
              .replaceAll("\\ba ", ":append ");
      String invoked = "%d :invoke :txn [%s]%n".formatted(process, words);
      String completed = "%d %s [%s]%n".formatted(process, type, words);
      invocations.append(invoked).append(inTurn ? completed : "");
      completions.append(inTurn ? "" : completed);
    }
    return Script.history(invocations.append(completions).toString());
  }

  private static String types(Isolation isolation) {
    return isolation.counts().keySet().stream()
        .map(AnomalyType::label)
        .collect(Collectors.toCollection(TreeSet::new))
        .stream()
        .collect(Collectors.joining(" "));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          G0;                [a x 1] [a y 1] | [a x 2] [a y 2] | [r x [1 2]] [r y [2 1]]
          G1c;               [a x 1] [r y [1]] | [a x 2] [a y 1] | [r x [1 2]]
          G-single-item;     [a x 1] [a y 1] | [r x [1]] [r y []]
          G-nonadjacent-item;[a x 1] | [r x [1]] [r y []] | [a y 1] | [r y [1]] [r x []]
          G2-item;           [a x 1] [r y []] | [a y 1] [r x []]
          G2-item lost-update;[r x []] [a x 1] | [r x []] [a x 2]
          G1a;               :fail [a x 1] | [r x [1]]
          G1a dirty-update;  :fail [a x 1] | [a x 2] | [r x [1 2]]
          G1a dirty-update;  :fail [a x 1] | :info [a x 2] | [a x 3] | [r x [1 2 3]]
          G-single-item G1b; [a x 1] [a x 2] | [r x [1]]
          incompatible-order;[a x 1] | [a x 2] | [r x [1]] | [r x [2]]
          duplicate-elements;[a x 1] | [r x [1 1]]
          garbage-read;      [r x [7]]
          future-read;       [r x [1]] [a x 1]
          internal;          [a x 1] | [r x [1]] [a x 2] [r x [2]] | [r x [1 2]]
          """)
  void ofLists(String types, String transactions) {
    Isolation isolation =
        TransactionChecker.listAppend()
            .at(Level.SERIALIZABLE)
            .judge(history(transactions), Limits.DEFAULT);
    assertThat(types(isolation)).as("%s", isolation.verdict()).contains(types.split(" "));
    if (!types.startsWith("i")) {
      assertThat(types(isolation)).isEqualTo(types);
    }
    assertThat(isolation.verdict()).isInstanceOf(Verdict.Invalid.class);
    assertEvidence(isolation.verdict());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          G0-process;        0 [a x 2] [a y 2] > 0 [a x 1] > 1 [r x [1 2]]
          G1c-process;       1 [r x [1]] [a y 1] > 2 [r y [1]] > 2 [a x 1]
          G-single-item-process; 0 [a x 1] > 1 [a x 2] > 1 [r x [1]] > 2 [r x [1 2]]
          G-nonadjacent-item-process; 0 [r x []] [r z [1]] > 1 [a x 1] > 1 [r z []] > 2 [a z 1]
          G2-item-process;   0 [r x []] [a y 1] > 1 [a x 1] > 1 [r y []] [a z 1] > 0 [r z []]
          """)
  void ofSessions(String types, String transactions) {
    Isolation isolation =
        TransactionChecker.listAppend()
            .at(Level.STRONG_SESSION_SERIALIZABLE)
            .judge(history(transactions), Limits.DEFAULT);
    assertThat(types(isolation)).as("%s", isolation.verdict()).isEqualTo(types);
    assertEvidence(isolation.verdict());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          G0-realtime;       [a x 2] > [a x 1] > [r x [1 2]]
          G1c-realtime;      [r x [1]] > [a x 1]
          G-single-item-realtime; [a x 1] > [a x 2] > [r x [1]] > [r x [1 2]]
          """)
  void ofTheClock(String types, String transactions) {
    Isolation isolation =
        TransactionChecker.listAppend().judge(history(transactions), Limits.DEFAULT);
    assertThat(types(isolation)).as("%s", isolation.verdict()).contains(types);
    assertThat(isolation.verdict()).isInstanceOf(Verdict.Invalid.class);
    assertEvidence(isolation.verdict());
  }

  /** T0 missed what T2 wrote, which had returned before T4 missed what T1 wrote, which T0 read. */
  @Test
  void ofTheClockWithSeveralAntiDependencies() {
    History history =
        Script.history(
            """
            0 :invoke :txn [[:r x nil] [:r z nil]]
            1 :invoke :txn [[:append z 1]]
            2 :invoke :txn [[:append x 1]]
            2 :ok [[:append x 1]]
            3 :invoke :txn [[:r z nil]]
            3 :ok [[:r z []]]
            0 :ok [[:r x []] [:r z [1]]]
            1 :ok [[:append z 1]]
            """);
    Isolation isolation = TransactionChecker.listAppend().judge(history, Limits.DEFAULT);
    assertThat(types(isolation)).isEqualTo("G-nonadjacent-item-realtime");
    assertEvidence(isolation.verdict());
  }

  /** T3 missed what T0 wrote, which missed what T1 wrote, which had returned before T3 began. */
  @Test
  void ofTheClockWithAntiDependenciesInARow() {
    History history =
        Script.history(
            """
            0 :invoke :txn [[:r x nil] [:append y 1]]
            1 :invoke :txn [[:append x 1]]
            1 :ok [[:append x 1]]
            2 :invoke :txn [[:r y nil]]
            2 :ok [[:r y []]]
            0 :ok [[:r x []] [:append y 1]]
            """);
    Isolation isolation = TransactionChecker.listAppend().judge(history, Limits.DEFAULT);
    assertThat(types(isolation)).isEqualTo("G2-item-realtime");
    assertThat(isolation.ruledOut().weakest()).containsExactly(Level.STRONG_SERIALIZABLE);
    assertEvidence(isolation.verdict());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      textBlock =
          """
          G1a;            :fail [w x 1] | [r x 1]
          G1b;            [w x 1] [w x 2] | [r x 1]
          G1c;            [w x 1] [r y 1] | [w y 1] [r x 1]
          G-single-item;  [w x 1] [w y 1] | [r x 1] [r y nil]
          G2-item;        [w x 1] [r y nil] | [w y 1] [r x nil]
          garbage-read;   [r x 7]
          future-read;    [r x 1] [w x 1]
          internal;       [w y 1] | [w y 2] | [r y 1] [r y 2]
          G2-item lost-update;    [r x nil] [w x 1] | [r x nil] [w x 2]
          """)
  void ofRegisters(String types, String transactions) {
    Isolation isolation =
        TransactionChecker.register(NONE)
            .at(Level.SERIALIZABLE)
            .judge(history(transactions), Limits.DEFAULT);
    assertThat(types(isolation)).as("%s", isolation.verdict()).isEqualTo(types);
    assertThat(isolation.verdict()).isInstanceOf(Verdict.Invalid.class);
    assertEvidence(isolation.verdict());
  }

  @Test
  void whatIsAssumedOfRegistersTellsMore() {
    String skew = "[w y 1] | [r y 1] [w x 1] [w y 2] | [r x 1] [r y 1]";
    assertThat(types(register(NONE, skew))).isEmpty();
    assertThat(types(register(WFR, skew))).isEqualTo("G-single-item");
    String readBoth = "[r y 1] [w y 2] [w x 4] | [r x 4] [w x 3] [w y 1]";
    assertThat(types(register(WFR, readBoth))).isEqualTo("G1c"); // the reads show, no G0 is assumed
    String back = "0 [w x 1] > 0 [w x 2] > 0 [r x 1]";
    assertThat(types(register(NONE, back))).isEmpty();
    assertThat(types(register(SEQUENTIAL, back))).isEqualTo("cyclic-versions");
    assertThat(types(register(LINEARIZABLE, back))).isEqualTo("cyclic-versions");
    String crossed = "0 [w x 1] [w y 2] > 1 [w x 2] [w y 1] > 0 [r x 2] > 1 [r y 2]";
    assertThat(types(register(SEQUENTIAL, crossed))).isEqualTo("G0");
    RegisterOptions order = new RegisterOptions(false, false, false, completion -> -completion);
    assertThat(types(register(order, "[r x nil] [w y 2] > [w x 3] [w y 4]")))
        .isEqualTo("G-single-item");
  }

  private static Isolation register(RegisterOptions options, String transactions) {
    return TransactionChecker.register(options)
        .at(Level.SERIALIZABLE)
        .judge(history(transactions), Limits.DEFAULT);
  }

  /** The message names each operation, and the explanation says what it is and what it needs. */
  private static void assertEvidence(Verdict verdict) {
    assertThat(verdict.anomalies()).isNotEmpty();
    for (Anomaly anomaly : verdict.anomalies()) {
      assertThat(anomaly.operations())
          .isNotEmpty()
          .allSatisfy(operation -> assertThat(anomaly.message()).contains("T" + operation));
      Dependencies why = (Dependencies) anomaly.explanation();
      assertThat(why.meaning()).endsWith(".");
      assertThat(why.ruledOut()).isNotEmpty();
      assertThat(why.transactions())
          .extracting(Dependencies.Transaction::operation)
          .containsExactlyElementsOf(new LinkedHashSet<>(anomaly.operations()));
      assertThat(why.cycle()).isEqualTo(anomaly.kind().matches("G0.*|G1c.*|G-.*|G2-.*"));
      for (int i = 0; i < why.steps().size(); i++) {
        Dependencies.Step step = why.steps().get(i);
        assertThat(step.reason()).contains("T" + step.from(), "T" + step.to());
        if (why.cycle()) {
          assertThat(step.to()).isEqualTo(why.steps().get((i + 1) % why.steps().size()).from());
        }
      }
    }
  }

  @Test
  void stepsAreExplained() {
    History history = history("[a x 1] [r y []] | [a y 1] [r x []]");
    Anomaly anomaly =
        TransactionChecker.listAppend().check(history, Limits.DEFAULT).anomalies().get(0);
    assertThat(anomaly.kind()).isEqualTo("G2-item");
    assertThat(anomaly.operations()).containsExactly(0, 1);
    assertThat(anomaly.message())
        .isEqualTo(
            "T0 read [] of y, without 1, which T1 appended next (rw);"
                + " T1 read [] of x, without 1, which T0 appended next (rw):"
                + " so each of them comes before itself.");
  }

  @Test
  void anExplanationHasAllOfIt() {
    History history = history("[a x 1] [r y []] | [a y 1] [r x []]");
    Anomaly anomaly =
        TransactionChecker.listAppend().check(history, Limits.DEFAULT).anomalies().get(0);
    Dependencies why = (Dependencies) anomaly.explanation();
    assertThat(why.ruledOut()).containsExactly("repeatable-read");
    assertThat(why.transactions())
        .containsExactly(
            new Dependencies.Transaction(0, 10, "ok", List.of("[:append x 1]", "[:r y []]")),
            new Dependencies.Transaction(1, 11, "ok", List.of("[:append y 1]", "[:r x []]")));
    assertThat(why.steps())
        .containsExactly(
            new Dependencies.Step(0, 1, "rw", "T0 read [] of y, without 1, which T1 appended next"),
            new Dependencies.Step(
                1, 0, "rw", "T1 read [] of x, without 1, which T0 appended next"));
    assertThat(why.toEdn()).contains(":rules-out [\"repeatable-read\"]", ":kind \"rw\"");
  }

  @Test
  void theStatementsThatWereRecordedAreEvidence() throws IOException {
    History history =
        HistoryReader.read(
            "skew",
            new StringReader(
                """
                {:process 0 :type :invoke :f :txn :value [[:r 1 nil] [:append 2 1]]}
                {:process 1 :type :invoke :f :txn :value [[:r 2 nil] [:append 1 1]]}
                {:process 0 :type :ok :f :txn :value [[:r 1 []] [:append 2 1]] :statements ["SELECT" "COMMIT"]}
                {:process 1 :type :ok :f :txn :value [[:r 2 []] [:append 1 1]]}
                """));
    Verdict verdict = TransactionChecker.listAppend().check(history, Limits.DEFAULT);
    Dependencies why = (Dependencies) verdict.anomalies().get(0).explanation();
    assertThat(why.transactions())
        .extracting(Dependencies.Transaction::statements)
        .containsExactly(List.of("SELECT", "COMMIT"), List.of());
    assertThat(why.toEdn()).containsOnlyOnce(":statements [\"SELECT\" \"COMMIT\"]");
  }

  @Test
  void whatIsNotKnownIsSaid() {
    Verdict verdict =
        TransactionChecker.listAppend()
            .check(
                history("[a x 1] | [a x 2] | [r x [1]] | :info [a x 9] | [a z 3] | [a z 4]"),
                Limits.DEFAULT);
    assertThat(verdict.coverage())
        .contains("6 transactions (5 ok, 0 failed, 1 unknown)")
        .contains("1 ww, 1 wr, 1 rw")
        .contains("no cycles, so each transaction is a component by itself")
        .contains("known: the order of 1 of 4 appends")
        .contains("in which order 2 appends to 1 keys came that nobody read")
        .contains("what 1 keys held, which nobody read")
        .contains("whether 1 transactions happened");
  }

  @Test
  void aLevelIsJudgedByWhatItExcludes() {
    History skew = history("[a x 1] [r y []] | [a y 1] [r x []]");
    TransactionChecker checker = TransactionChecker.listAppend();
    Verdict weaker = checker.at(Level.SNAPSHOT_ISOLATION).check(skew, Limits.DEFAULT);
    assertThat(weaker).isInstanceOf(Verdict.Valid.class);
    assertThat(weaker.coverage()).contains("1 G2-item", "repeatable-read");
    assertThat(checker.at(Level.SERIALIZABLE).check(skew, Limits.DEFAULT))
        .isInstanceOf(Verdict.Invalid.class);
    assertThat(checker.at(Level.SERIALIZABLE).judge(skew, Limits.DEFAULT).ruledOut().weakest())
        .containsExactly(Level.REPEATABLE_READ);
  }

  @Test
  void nothingToJudgeByIsUnknown() {
    TransactionChecker checker = TransactionChecker.listAppend().at(Level.SERIALIZABLE);
    assertThat(checker.check(history("[a x 1] | [a y 1]"), Limits.DEFAULT))
        .isInstanceOf(Verdict.Unknown.class);
  }

  @Test
  void aValueWrittenTwiceIsUnknown() {
    Verdict verdict =
        TransactionChecker.listAppend().check(history("[a x 1] | [a x 1]"), Limits.DEFAULT);
    assertThat(verdict).isInstanceOf(Verdict.Unknown.class);
    assertThat(verdict.coverage()).contains("operations 0 and 1 both write 1 to key x");
  }

  @Test
  void memoryIsLimited() {
    History history = history("[a x 1] [r y []] | [a y 1] [r x []]");
    Verdict verdict =
        TransactionChecker.listAppend().check(history, new Limits(Duration.ofSeconds(9), 40));
    assertThat(verdict).isInstanceOf(Verdict.Unknown.class);
    assertThat(verdict.coverage()).contains("memory limit");
  }

  @Test
  void jsonIsReadAlike() throws IOException {
    String json =
        """
        {"process": 0, "type": "invoke", "f": "txn", "value": [["append", "x", 1], ["r", "y", null]]}
        {"process": 1, "type": "invoke", "f": "txn", "value": [["append", "y", 1], ["r", "x", null]]}
        {"process": 0, "type": "ok", "f": "txn", "value": [["append", "x", 1], ["r", "y", []]]}
        {"process": 1, "type": "ok", "f": "txn", "value": [["append", "y", 1], ["r", "x", null]]}
        """;
    History history = HistoryReader.read("json", new StringReader(json));
    Isolation isolation = TransactionChecker.listAppend().judge(history, Limits.DEFAULT);
    assertThat(types(isolation)).isEqualTo("G2-item");
    assertThat(isolation.ruledOut().weakest()).isEqualTo(List.of(Level.REPEATABLE_READ));
  }
}
