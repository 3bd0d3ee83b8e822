package dev.contend.checkers.transactions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryWriter;
import dev.contend.checkers.transactions.SimulatedDatabase.Promise;
import dev.contend.checkers.transactions.levels.Level;
import dev.contend.checkers.transactions.register.RegisterOptions;
import java.io.IOException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.BiPredicate;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * The checker and the brute force agree on small histories of simulated databases, good and bad.
 * {@code -Dcontend.histories=100000} sets how many for each test, and prints what came of them by
 * kind of database.
 */
class AgreementTest {
  private static final int HISTORIES = Integer.getInteger("contend.histories", 1_000);
  private static final int OFTEN = HISTORIES / 20;
  private static final RegisterOptions ALL = new RegisterOptions(true, true, true);

  /**
   * Of each kind of database: histories, those without an order, those of them that were missed.
   */
  private final Map<Promise, int[]> byPromise = new EnumMap<>(Promise.class);

  private int valid;
  private int invalid;
  private int missed;

  /** Of lists nothing is missed: without an anomaly there is a serial order. */
  @Test
  void listsAreSerializableIfThereIsAnOrder() {
    agree(Level.SERIALIZABLE, (one, other) -> false);
  }

  @Test
  void listsAreSerializableInSessionsIfThereIsAnOrderThatKeepsThem() {
    agree(Level.STRONG_SESSION_SERIALIZABLE, BruteForce::inProcess);
  }

  @Test
  void listsAreStronglySerializableIfThereIsAnOrderInRealTime() {
    agree(Level.STRONG_SERIALIZABLE, BruteForce::inRealTime);
  }

  private void agree(Level level, BiPredicate<Call, Call> before) {
    TransactionChecker checker = TransactionChecker.listAppend().at(level);
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = history(seed, true, 6);
      boolean order = new BruteForce(Call.possible(history), true, before).serial();
      Verdict verdict = checker.check(history, Limits.DEFAULT);
      assertThat(verdict instanceof Verdict.Invalid)
          .as(told(seed, verdict, history))
          .isEqualTo(!order);
      count(seed, verdict, order);
    }
    assertBoth();
  }

  /** Where at most one append to each key was read by nobody, nothing is missed. */
  @Test
  void listsAreAtSnapshotIsolationIfThereAreSnapshots() {
    TransactionChecker checker = TransactionChecker.listAppend().at(Level.SNAPSHOT_ISOLATION);
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = history(seed, true, 4);
      List<Call> calls = Call.possible(history);
      boolean snapshots = new BruteForce(calls, true, (one, other) -> false).snapshots();
      Verdict verdict = checker.check(history, Limits.DEFAULT);
      if (snapshots || nearlyAllRead(calls)) {
        assertThat(verdict instanceof Verdict.Invalid)
            .as(told(seed, verdict, history))
            .isEqualTo(!snapshots);
      }
      count(seed, verdict, snapshots);
    }
    assertBoth();
  }

  private static boolean nearlyAllRead(List<Call> calls) {
    Set<Object> read = new HashSet<>();
    Map<Object, Integer> unread = new HashMap<>();
    for (Call call : calls) {
      for (Call.Step step : call.steps()) {
        if (!step.write() && step.value() instanceof List<?> list) {
          read.addAll(list);
        }
      }
    }
    for (Call call : calls) {
      for (Call.Step step : call.steps()) {
        if (step.write() && !read.contains(step.value())) {
          unread.merge(step.key(), 1, Integer::sum);
        }
      }
    }
    return unread.values().stream().allMatch(count -> count <= 1);
  }

  /** Of registers much is missed, but nothing is said that is not so. */
  @Test
  void registersInOrderAreNotInvalid() {
    TransactionChecker checker = TransactionChecker.register(ALL);
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = history(seed, false, 6);
      List<Call> calls = Call.possible(history);
      boolean order = new BruteForce(calls, false, BruteForce::inRealTime).serial();
      Verdict verdict = checker.check(history, Limits.DEFAULT);
      if (order) {
        assertThat(verdict).as(told(seed, verdict, history)).isNotInstanceOf(Verdict.Invalid.class);
      }
      count(seed, verdict, order);
    }
    assertBoth();
    assertThat(missed).isLessThan(invalid / 2);
  }

  @Test
  void serializableRegistersAreNotInvalid() {
    TransactionChecker checker =
        TransactionChecker.register(new RegisterOptions(true, false, false)).at(Level.SERIALIZABLE);
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = history(seed, false, 5);
      Verdict verdict = checker.check(history, Limits.DEFAULT);
      boolean order = new BruteForce(Call.possible(history), false, (one, other) -> false).serial();
      if (order) {
        assertThat(verdict).as(told(seed, verdict, history)).isNotInstanceOf(Verdict.Invalid.class);
      }
      count(seed, verdict, order);
    }
    assertBoth();
  }

  /** What a database promises is not ruled out, of lists or registers. */
  @Test
  void promisesAreKept() {
    Map<Promise, Level> promises =
        Map.of(
            Promise.SERIALIZABLE, Level.STRONG_SERIALIZABLE,
            Promise.SNAPSHOT, Level.STRONG_SNAPSHOT_ISOLATION,
            Promise.PREFIX, Level.PREFIX,
            Promise.READ_COMMITTED, Level.STRONG_READ_COMMITTED);
    RegisterOptions initial = RegisterOptions.NONE;
    for (int seed = 0; seed < HISTORIES; seed++) {
      SplittableRandom random = new SplittableRandom(seed);
      boolean lists = random.nextBoolean();
      for (Map.Entry<Promise, Level> promise : promises.entrySet()) {
        History history =
            SimulatedDatabase.history(
                random, promise.getKey(), lists, 2 + random.nextInt(12), 1 + random.nextInt(3));
        TransactionChecker checker =
            lists ? TransactionChecker.listAppend() : TransactionChecker.register(initial);
        Isolation isolation = checker.judge(history, Limits.DEFAULT);
        assertThat(isolation.ruledOut().contains(promise.getValue()))
            .as(told(seed, isolation.verdict(), history))
            .isFalse();
      }
    }
  }

  private static History history(int seed, boolean lists, int mostTransactions) {
    SplittableRandom random = new SplittableRandom(seed);
    Promise promise = promise(random);
    int transactions = 2 + random.nextInt(mostTransactions - 1);
    return SimulatedDatabase.history(random, promise, lists, transactions, 1 + random.nextInt(2));
  }

  private static Promise promise(SplittableRandom random) {
    return Promise.values()[random.nextInt(Promise.values().length)];
  }

  private void count(int seed, Verdict verdict, boolean expected) {
    boolean miss = !expected && !(verdict instanceof Verdict.Invalid);
    valid += expected ? 1 : 0;
    invalid += expected ? 0 : 1;
    missed += miss ? 1 : 0;
    int[] counts =
        byPromise.computeIfAbsent(promise(new SplittableRandom(seed)), fresh -> new int[3]);
    counts[0]++;
    counts[1] += expected ? 0 : 1;
    counts[2] += miss ? 1 : 0;
  }

  @AfterEach
  void tell(TestInfo test) {
    if (Integer.getInteger("contend.histories") != null) {
      byPromise.forEach(
          (promise, counts) ->
              System.out.printf(
                  "%s, %s: %,d histories, %,d without an order, %,d of these missed%n",
                  test.getDisplayName(), promise, counts[0], counts[1], counts[2]));
    }
  }

  private void assertBoth() {
    assertThat(valid).isGreaterThan(OFTEN);
    assertThat(invalid - missed).isGreaterThan(OFTEN);
  }

  /** Written only when it is needed. */
  private static Supplier<String> told(int seed, Verdict verdict, History history) {
    return () -> "seed %d: %s\n%s".formatted(seed, verdict, text(history));
  }

  private static String text(History history) {
    StringBuilder text = new StringBuilder();
    try {
      HistoryWriter.write(history, text);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return text.toString();
  }
}
