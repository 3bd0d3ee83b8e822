package dev.contend.harness.lincheck;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryReader;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.checkers.models.Models;
import java.io.IOException;
import java.io.StringReader;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.HBClock;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.lincheck.datastructures.verifier.LinearizabilityVerifier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The search over Lincheck's states agrees with our own search and with Lincheck's own verifier.
 */
@Tag("lincheck")
class LincheckCheckerTest {
  private static final int HISTORIES = 2_000;
  private static final int PROCESSES = 4;
  private static final Keyword READ = new Keyword("read");
  private static final Keyword WRITE = new Keyword("write");
  private static final Keyword CAS = new Keyword("cas");

  private static LinearizabilityChecker<?, ?> search(String model) {
    return (LinearizabilityChecker<?, ?>) Models.named(model).orElseThrow().get(0);
  }

  private static Verdict lincheck(String model, History history) {
    return new LincheckChecker(search(model).spec()).check(history, Limits.DEFAULT);
  }

  private static History read(String text) throws IOException {
    return HistoryReader.read("h", new StringReader(text));
  }

  @Test
  void agreesWithTheSearch() {
    int valid = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = history(seed, true);
      Verdict verdict = lincheck("cas-register", history);
      assertThat(verdict.word())
          .as("seed %d: %s", seed, history.events())
          .isEqualTo(search("cas-register").check(history, Limits.DEFAULT).word());
      valid += verdict instanceof Verdict.Valid ? 1 : 0;
    }
    assertThat(valid).isBetween(HISTORIES / 10, HISTORIES * 9 / 10);
  }

  /** Of operations that all return, since the verifier has no other. */
  @Test
  void agreesWithLinchecksOwnVerifier() {
    int valid = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = history(seed, false);
      boolean linearizable = verified(history);
      assertThat(lincheck("cas-register", history).word())
          .as("seed %d: %s", seed, history.events())
          .isEqualTo(linearizable ? "valid" : "invalid");
      valid += linearizable ? 1 : 0;
    }
    assertThat(valid).isBetween(HISTORIES / 10, HISTORIES * 9 / 10);
  }

  @SuppressWarnings("unchecked") // As in the checker.
  private static boolean verified(History history) {
    SequentialSpec<Object, Object> spec =
        (SequentialSpec<Object, Object>) search("cas-register").spec();
    Lanes lanes = Lanes.of(history, spec).get(0);
    Object initial = spec.initial(lanes.key(), lanes.calls());
    var actors =
        lanes.lanes().stream()
            .map(
                lane ->
                    lane.stream()
                        .map(one -> Lincheck.actor(new Replica.Move(spec, initial, one.call())))
                        .toList())
            .toList();
    var results =
        lanes.lanes().stream()
            .map(
                lane ->
                    lane.stream()
                        .map(
                            one ->
                                new ResultWithClock(
                                    new ValueResult(true), new HBClock(one.after())))
                        .toList())
            .toList();
    assertThat(Lincheck.start()).isNull();
    return new LinearizabilityVerifier(Replica.class)
        .verifyResults(
            new ExecutionScenario(List.of(), actors, List.of(), null),
            new ExecutionResult(List.of(), results, List.of()));
  }

  /** Small values and few, so that about as many are valid as not. */
  private static History history(int seed, boolean uncertain) {
    SplittableRandom random = new SplittableRandom(seed);
    History.Builder history = new History.Builder();
    int[] process = new int[PROCESSES];
    Keyword[] open = new Keyword[PROCESSES];
    Object[] input = new Object[PROCESSES];
    int fresh = PROCESSES;
    for (int i = 0; i < PROCESSES; i++) {
      process[i] = i;
    }
    int left = 4 + random.nextInt(5);
    int running = 0;
    while (left > 0 || running > 0) {
      int client = random.nextInt(PROCESSES);
      if (open[client] == null) {
        if (left-- > 0) {
          open[client] = List.of(READ, WRITE, CAS).get(random.nextInt(3));
          long value = random.nextInt(2);
          input[client] =
              open[client] == READ
                  ? null
                  : open[client] == WRITE ? value : List.of(value, 1 - value);
          history.append(
              0, process[client], EventType.INVOKE, open[client], input[client], Map.of());
          running++;
        }
        continue;
      }
      int fate = uncertain ? random.nextInt(8) : 7;
      EventType type = fate == 0 ? EventType.INFO : fate == 1 ? EventType.FAIL : EventType.OK;
      Object output = open[client] == READ ? (Object) (long) random.nextInt(2) : input[client];
      history.append(0, process[client], type, open[client], output, Map.of());
      open[client] = null;
      running--;
      if (type == EventType.INFO) {
        process[client] = fresh++;
      }
    }
    return history.build();
  }

  @Test
  void namesTheOperationsThatCouldNotComeNext() throws IOException {
    Verdict verdict =
        lincheck(
            "register",
            read(
                """
                {:process 0, :type :invoke, :f :write, :value 1}
                {:process 0, :type :ok, :f :write, :value 1}
                {:process 0, :type :invoke, :f :read, :value nil}
                {:process 0, :type :ok, :f :read, :value 2}
                """));
    assertThat(verdict.anomalies())
        .singleElement()
        .satisfies(
            anomaly -> {
              assertThat(anomaly.kind()).isEqualTo("not-linearizable");
              assertThat(anomaly.operations()).containsExactly(2);
              assertThat(anomaly.message()).contains("places 1; after it come none of operation 2");
            });
  }

  @Test
  void whatNobodyAnsweredMayHappenLateOrNever() throws IOException {
    String write = "{:process 0, :type :invoke, :f :write, :value 1}\n";
    String nil =
        "{:process 1, :type :invoke, :f :read}\n{:process 1, :type :ok, :f :read, :value nil}\n";
    String one = nil.replace("nil", "1");
    assertThat(lincheck("register", read(write + nil + nil)).word()).isEqualTo("valid");
    assertThat(lincheck("register", read(write + nil + one)).word()).isEqualTo("valid");
    assertThat(lincheck("register", read(write + one + nil)).word()).isEqualTo("invalid");
  }

  @Test
  void largeHistoriesAreRefusedWithTheLimit() {
    History.Builder history = new History.Builder();
    for (int i = 0; i <= LincheckChecker.MOST_OPERATIONS; i++) {
      history.append(i, 0, EventType.INVOKE, WRITE, 1L, Map.of());
      history.append(i, 0, EventType.OK, WRITE, 1L, Map.of());
    }
    assertThat(lincheck("register", history.build()))
        .isInstanceOf(Verdict.Unknown.class)
        .extracting(Verdict::coverage)
        .asString()
        .contains("at most 2,000 operations on a key, and this one has 2,001");
  }

  @Test
  void limitsAreHonoured() {
    History history = history(1, false);
    LincheckChecker checker = new LincheckChecker(search("cas-register").spec());
    assertThat(checker.check(history, new Limits(Duration.ofNanos(1))).coverage())
        .contains("gave up at the time limit");
    assertThat(checker.check(history, new Limits(Duration.ofMinutes(1), 1)).coverage())
        .contains("gave up at the memory limit");
  }

  @Test
  void aSecondOpinionIsSilentUnlessItDiffers() {
    SecondOpinion second = new SecondOpinion();
    for (int seed = 0; seed < 50; seed++) {
      History history = history(seed, true);
      SequentialSpec<?, ?> spec = search("cas-register").spec();
      Verdict right = search("cas-register").check(history, Limits.DEFAULT);
      Verdict wrong =
          right instanceof Verdict.Valid
              ? new Verdict.Invalid(
                  "", List.of(new dev.contend.checkers.Anomaly("a", "b", List.of())))
              : new Verdict.Valid("");
      assertThat(second.on(history, spec, right)).isEmpty();
      assertThat(second.on(history, spec, new Verdict.Unknown(""))).isEmpty();
      assertThat(second.on(history, spec, wrong))
          .hasValueSatisfying(
              sentence ->
                  assertThat(sentence)
                      .contains(
                          "the search says " + wrong.word(), "Lincheck says " + right.word()));
    }
  }
}
