package dev.contend.checkers.linearizability;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Limits;
import dev.contend.checkers.NoOrder;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.history.Script;
import dev.contend.checkers.specs.RegisterSpec;
import dev.contend.checkers.stock.StockSpec;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LinearizabilityCheckerTest {
  private static final LinearizabilityChecker<?, ?> REGISTERS =
      new LinearizabilityChecker<>(new Register.Spec());
  private static final LinearizabilityChecker<?, ?> STOCK =
      new LinearizabilityChecker<>(new StockSpec());

  private static Verdict registers(String script) {
    return REGISTERS.check(Script.history(script), Limits.DEFAULT);
  }

  private static Anomaly only(Verdict verdict) {
    assertThat(verdict).isInstanceOf(Verdict.Invalid.class);
    assertThat(verdict.anomalies()).hasSize(1);
    return verdict.anomalies().get(0);
  }

  @Test
  void aReadMaySeeAWriteThatOverlapsItOrNot() {
    for (String seen : List.of("nil", "1")) {
      assertThat(
              registers(
                  """
                  0 :invoke :write [0 1]
                  1 :invoke :read [0 nil]
                  1 :ok [0 %s]
                  0 :ok [0 1]
                  """
                      .formatted(seen)))
          .isInstanceOf(Verdict.Valid.class);
    }
  }

  @Test
  void aStaleReadIsNamed() {
    Anomaly anomaly =
        only(
            registers(
                """
                0 :invoke :write [0 1]
                0 :ok [0 1]
                1 :invoke :read [0 nil]
                1 :ok [0 nil]
                """));
    assertThat(anomaly.kind()).isEqualTo("not-linearizable");
    assertThat(anomaly.operations()).containsExactly(2, 0);
    assertThat(anomaly.message())
        .isEqualTo(
            "No order of the 2 operations on key 0 gives the answers that were given. Operation 2 (process 1, read [0 nil] → [0 nil]) has no place: in every order of what could come before it, it is refused, since the register holds 1.");
  }

  @Test
  void theOthersThatCouldHaveComeAreNamedWithTheirReasons() {
    Anomaly anomaly =
        only(
            registers(
                """
                0 :invoke :cas [0 7 8]
                1 :invoke :write [0 2]
                2 :invoke :read [0 nil]
                2 :ok [0 9]
                1 :ok [0 2]
                0 :ok [0 true]
                """));
    assertThat(anomaly.operations()).contains(2).first().isEqualTo(2);
    assertThat(anomaly.message())
        .contains("; 1 of them shows it, whether or not 2 others happened.")
        .contains("Operation 2 (process 2, read [0 nil] → [0 9]) has no place")
        .contains("it is refused, since the register holds 2 or nil");
    assertThat(((NoOrder) anomaly.explanation()).refusals())
        .containsExactly(
            new NoOrder.Refusal(List.of(2), "refused, since the register holds 2 or nil"),
            new NoOrder.Refusal(List.of(0), "could come next, which leads to: 2 or nil"),
            new NoOrder.Refusal(List.of(1), "could come next, which leads to: 2"));
  }

  /** The other one has time until later, and is needed then. */
  @Test
  void ofTwoWritesThatAreAlikeTheOneThatReturnsFirstIsTakenFirst() {
    History history =
        Script.history(
            """
            0 :invoke :write 1
            1 :invoke :write 1
            2 :invoke :read nil
            2 :ok 1
            0 :ok 1
            2 :invoke :write 2
            2 :ok 2
            2 :invoke :read nil
            2 :ok 2
            2 :invoke :read nil
            2 :ok 1
            1 :ok 1
            """);
    assertThat(new LinearizabilityChecker<>(new RegisterSpec()).check(history, Limits.DEFAULT))
        .isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void aNewReadBeforeAnOldOneIsInvalid() {
    assertThat(
            registers(
                """
                0 :invoke :write [0 1]
                1 :invoke :read [0 nil]
                1 :ok [0 1]
                2 :invoke :read [0 nil]
                2 :ok [0 nil]
                0 :ok [0 1]
                """))
        .isInstanceOf(Verdict.Invalid.class);
  }

  @Test
  void anUnknownWriteMayHappenLateOnceOrNever() {
    String unknown = "0 :invoke :write [0 1]\n0 :info [0 1]\n";
    String pending = "0 :invoke :write [0 1]\n";
    String none = "1 :invoke :read [0 nil]\n1 :ok [0 nil]\n";
    String one = "1 :invoke :read [0 nil]\n1 :ok [0 1]\n";
    for (String write : List.of(unknown, pending)) {
      assertThat(registers(write)).isInstanceOf(Verdict.Valid.class);
      assertThat(registers(write + none + none)).isInstanceOf(Verdict.Valid.class);
      assertThat(registers(write + none + one + one)).isInstanceOf(Verdict.Valid.class);
      assertThat(registers(write + one + none)).isInstanceOf(Verdict.Invalid.class);
    }
  }

  @Test
  void anUnknownWriteDoesNotHappenBeforeItWasAskedFor() {
    assertThat(
            registers(
                """
                1 :invoke :read [0 nil]
                1 :ok [0 1]
                0 :invoke :write [0 1]
                0 :info [0 1]
                """))
        .isInstanceOf(Verdict.Invalid.class);
  }

  @Test
  void aFailedWriteNeverHappened() {
    String failed = "0 :invoke :write [0 1]\n0 :fail [0 1]\n1 :invoke :read [0 nil]\n";
    assertThat(registers(failed + "1 :ok [0 nil]")).isInstanceOf(Verdict.Valid.class);
    assertThat(registers(failed + "1 :ok [0 1]")).isInstanceOf(Verdict.Invalid.class);
  }

  @Test
  void everyKeyIsJudgedByItself() {
    Verdict verdict =
        registers(
            """
            0 :invoke :read [1 nil]
            1 :invoke :read [2 nil]
            0 :ok [1 5]
            1 :ok [2 nil]
            0 :invoke :read [3 nil]
            0 :ok [3 6]
            """);
    assertThat(verdict.anomalies())
        .extracting(Anomaly::operations)
        .containsExactly(List.of(0), List.of(4));
    assertThat(verdict.coverage()).contains("3 operations on 3 keys");
  }

  @Test
  void manyOperationsMayBeOpenAtOnce() {
    for (int writes : new int[] {63, 64, 65, 130}) {
      StringBuilder script = new StringBuilder();
      for (int i = 0; i < writes; i++) {
        script.append("%d :invoke :write [0 %d]\n".formatted(i, i));
      }
      for (int i = 0; i < writes; i++) {
        script.append("%d :ok [0 %d]\n".formatted(i, i));
      }
      String read = "500 :invoke :read [0 nil]\n500 :ok [0 %d]\n";
      assertThat(registers(script + read.formatted(writes - 1))).isInstanceOf(Verdict.Valid.class);
    }
  }

  @Test
  void aHistoryWithoutOperationsIsNotJudged() {
    History.Builder history = new History.Builder();
    history.append(0, -1, EventType.INFO, new Keyword("kill"), null, Map.of());
    assertThat(REGISTERS.check(history.build(), Limits.DEFAULT))
        .isEqualTo(new Verdict.Unknown("the history has no operations"));
  }

  @Test
  void anOperationThatTheSpecificationDoesNotKnowIsNotJudged() {
    assertThat(registers("0 :invoke :push [0 1]\n0 :ok [0 1]\n"))
        .isEqualTo(new Verdict.Unknown("a register has no :push"));
    assertThat(STOCK.check(Script.history("0 :invoke :read [1 nil]\n0 :ok [1 2]"), Limits.DEFAULT))
        .isInstanceOf(Verdict.Unknown.class);
  }

  /** Forty writes, and before they return a read of what nobody wrote: 2^40 configurations. */
  private static History explosion() {
    return Script.history(writesAndImpossibleRead());
  }

  private static String writesAndImpossibleRead() {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      script.append("%d :invoke :write [0 %d]\n".formatted(i, i));
    }
    script.append("99 :invoke :read [0 nil]\n99 :ok [0 -1]\n");
    for (int i = 0; i < 40; i++) {
      script.append("%d :ok [0 %d]\n".formatted(i, i));
    }
    return script.toString();
  }

  /** Of a multitude of unknown outcome only those count that the state shows. */
  @Test
  void manyWritesOfUnknownOutcomeAreNoTrouble() {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      script.append("%d :invoke :write [0 %d]\n".formatted(i, i));
    }
    String read = "999 :invoke :read [0 nil]\n999 :ok [0 %d]\n";
    String some = read.formatted(7) + read.formatted(7) + read.formatted(399);
    assertThat(registers(script + some)).isInstanceOf(Verdict.Valid.class);
    assertThat(registers(script + some + read.formatted(7))).isInstanceOf(Verdict.Invalid.class);
    assertThat(registers(script + read.formatted(-1))).isInstanceOf(Verdict.Invalid.class);
  }

  @Test
  void theTimeLimitIsHonoured() {
    long begin = System.nanoTime();
    Verdict verdict = REGISTERS.check(explosion(), new Limits(Duration.ofMillis(200)));
    Duration taken = Duration.ofNanos(System.nanoTime() - begin);
    assertThat(verdict).isInstanceOf(Verdict.Unknown.class);
    assertThat(verdict.coverage())
        .contains("gave up at the time limit on key 0", "of 41 operations");
    assertThat(taken).isLessThan(Duration.ofSeconds(5));
  }

  @Test
  void theMemoryLimitIsHonoured() {
    Verdict verdict = REGISTERS.check(explosion(), new Limits(Duration.ofMinutes(10), 10_000_000L));
    assertThat(verdict).isInstanceOf(Verdict.Unknown.class);
    assertThat(verdict.coverage())
        .contains("gave up at the memory limit on key 0 with 0 of 41 operations placed");
  }

  @Test
  void aHeapThatIsFullOfStatesGivesNoVerdict() {
    SequentialSpec<Optional<Object>, Operation> greedy =
        new Register.Spec() {
          @Override
          public Step<Optional<Object>> step(Optional<Object> state, Operation call) {
            throw new OutOfMemoryError("as if states were large");
          }
        };
    Verdict verdict =
        new LinearizabilityChecker<>(greedy)
            .check(Script.history("0 :invoke :write [0 1]\n0 :ok [0 1]"), Limits.DEFAULT);
    assertThat(verdict).isInstanceOf(Verdict.Unknown.class);
    assertThat(verdict.coverage()).contains("gave up at the memory limit on key 0");
  }

  @Test
  void whatIsCertainlyInvalidIsSaidEvenIfAnotherKeyIsUndecided() {
    String script = "98 :invoke :read [7 nil]\n98 :ok [7 1]\n" + writesAndImpossibleRead();
    Limits limits = new Limits(Duration.ofMillis(200));
    assertThat(only(REGISTERS.check(Script.history(script), limits)).message())
        .contains("on key 7");
  }

  /** With one client nothing overlaps, so cost must not grow faster than length. */
  @Test
  void aLongSequentialHistoryIsNoTrouble() {
    History.Builder history = new History.Builder();
    Keyword write = new Keyword("write");
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 50_000; i++) {
      List<Object> value = List.of(0L, random.nextLong(100));
      history.append(i, i % 5, EventType.INVOKE, write, value, Map.of());
      history.append(i, i % 5, EventType.OK, write, value, Map.of());
    }
    assertThat(REGISTERS.check(history.build(), Limits.DEFAULT)).isInstanceOf(Verdict.Valid.class);
  }

  @Test
  void aLimitOfCenturiesIsALimit() {
    assertThat(new Limits(Duration.ofSeconds(Long.MAX_VALUE)).deadline() - System.nanoTime())
        .isPositive();
  }
}
