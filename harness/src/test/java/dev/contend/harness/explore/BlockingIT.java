package dev.contend.harness.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.scenario.TraceStep;
import dev.contend.harness.explore.schedule.Patience;
import dev.contend.harness.explore.schedule.ScheduleRunner;
import dev.contend.harness.explore.schedule.StalledException;
import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Sessions that wait: how many schedules there are follows from what waits for what, and each wait
 * is seen, with whom it is for, and nothing else is taken for one.
 */
class BlockingIT {
  private static final List<String> TABLES =
      List.of(
          "CREATE TABLE t (id INT PRIMARY KEY, v INT NOT NULL)",
          "INSERT INTO t VALUES (1, 0), (2, 0), (10, 0)");
  private static final Scenario.Observe STATE = Script.observing("SELECT * FROM t ORDER BY id");
  private static final Patience SHORT = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1));

  /** On each engine; for 1,000 {@code -Dcontend.waiting.schedules=500}. */
  private static final int WAITING = Integer.getInteger("contend.waiting.schedules", 150);

  private static final String ROW = "UPDATE t SET v = v + 1 WHERE id = 1";
  private static final String OTHER_ROW = "UPDATE t SET v = v + 1 WHERE id = 2";

  /**
   * Two sessions.
   *
   * @param schedules how many there are
   * @param waiting how many of them have a wait, always one
   */
  private record Wait(
      String engine, String setting, Script first, Script second, int schedules, int waiting) {

    /** Two critical sections: one after the other, or the second begins to wait in the first. */
    static Wait section(String engine, String setting, Script section) {
      return new Wait(engine, setting, section, section, 4, 2);
    }
  }

  static Stream<Wait> waits() {
    Script row = Script.transaction(ROW);
    Script gap = Script.transaction("SELECT * FROM t WHERE id = 5 FOR UPDATE");
    Script plainGap = Script.transaction("SELECT * FROM t WHERE id = 5");
    Script intoGap = Script.transaction("INSERT INTO t VALUES (6, 0)");
    return Stream.of(
        Wait.section("postgres", "read-committed", row),
        Wait.section("mariadb", "read-committed", row),
        Wait.section(
            "postgres", "read-committed", Script.transaction("INSERT INTO t VALUES (3, 0)")),
        Wait.section(
            "mariadb", "read-committed", Script.transaction("INSERT INTO t VALUES (3, 0)")),
        Wait.section(
            "postgres",
            "read-committed",
            Script.autocommit("SELECT pg_advisory_lock(7)", "SELECT pg_advisory_unlock(7)")),
        Wait.section(
            "postgres", "read-committed", Script.transaction("SELECT pg_advisory_xact_lock(7)")),
        Wait.section(
            "mariadb",
            "read-committed",
            Script.autocommit("SELECT GET_LOCK('mine', 20)", "SELECT RELEASE_LOCK('mine')")),
        Wait.section(
            "postgres", "read-committed", Script.transaction("LOCK TABLE t IN EXCLUSIVE MODE")),
        Wait.section(
            "mariadb", "read-committed", Script.autocommit("LOCK TABLES t WRITE", "UNLOCK TABLES")),
        Wait.section("h2", "read-committed", row),
        Wait.section("h2", "serializable", Script.transaction("SELECT * FROM t FOR UPDATE")),
        Wait.section("h2", "read-committed", Script.transaction("INSERT INTO t VALUES (3, 0)")),
        new Wait("h2", "serializable", plainGap, intoGap, 6, 0),
        // Of the six, the insert after the gap was locked and before it was given up is the same
        // whether the other then commits before it or after.
        new Wait("mariadb", "repeatable-read", gap, intoGap, 5, 1),
        new Wait("mariadb", "serializable", plainGap, intoGap, 5, 1),
        new Wait("mariadb", "read-committed", plainGap, intoGap, 6, 0),
        new Wait("postgres", "repeatable-read", gap, intoGap, 6, 0),
        // Writer before the snapshot: 3, after it: 3, around it: 2, as it has to be over.
        new Wait(
            "postgres",
            "serializable",
            Script.transaction(ROW),
            Script.autocommit(
                "BEGIN ISOLATION LEVEL SERIALIZABLE READ ONLY DEFERRABLE",
                "SELECT * FROM t",
                "COMMIT"),
            8,
            2));
  }

  @ParameterizedTest
  @MethodSource("waits")
  void eachWaitIsSeenAndEndsWhenItsLockIsFree(Wait wait) throws Exception {
    try (Arena arena = Arena.open(wait.engine, wait.setting, 2, TABLES)) {
      List<Trace> traces = all(arena, Script.scenario(STATE, wait.first, wait.second));
      assertThat(traces).hasSize(wait.schedules);
      assertThat(traces.stream().filter(trace -> !waits(trace).isEmpty())).hasSize(wait.waiting);
      for (Trace trace : traces) {
        for (TraceStep step : waits(trace)) {
          if (!step.step().text().startsWith("LOCK TABLES")) {
            assertThat(step.waitedFor()).as("%s", trace).containsExactly(1 - step.lane());
          }
          assertThat(step.returned()).as("%s", trace).isEqualTo(step.number() + 1);
        }
        assertThat(waits(trace)).as("%s", trace).hasSizeLessThanOrEqualTo(1);
      }
    }
  }

  private static List<Trace> all(Arena arena, Scenario scenario) throws Exception {
    List<Trace> traces = new ArrayList<>();
    assertThat(arena.all(scenario, true, traces::add).complete()).isTrue();
    return traces;
  }

  private static List<TraceStep> waits(Trace trace) {
    return trace.steps().stream().filter(TraceStep::waited).toList();
  }

  // Java's own locks

  /** Code around two statements. */
  private interface Guard {
    Object run(Script body, Parts parts) throws Exception;
  }

  private static Scenario guarded(Guard guard) {
    Script body = Script.autocommit(ROW, OTHER_ROW);
    Operation.Body operation = (parts, given) -> guard.run(body, parts);
    return Script.scenario(STATE, operation, operation);
  }

  static Stream<Guard> javaLocks() {
    ReentrantLock lock = new ReentrantLock();
    Object monitor = new Object();
    return Stream.of(
        (body, parts) -> {
          lock.lock();
          try {
            return body.run(parts, null);
          } finally {
            lock.unlock();
          }
        },
        (body, parts) -> {
          synchronized (monitor) {
            return body.run(parts, null);
          }
        });
  }

  @ParameterizedTest
  @MethodSource("javaLocks")
  void aJavaLockBlocksLikeOneOfTheDatabase(Guard guard) throws Exception {
    try (Arena arena = Arena.open("postgres", "read-committed", 2, TABLES)) {
      List<Trace> traces = all(arena, guarded(guard));
      assertThat(traces).hasSize(4);
      assertThat(traces.stream().filter(trace -> !waits(trace).isEmpty())).hasSize(2);
      for (Trace trace : traces) {
        assertThat(trace.finalState()).hasToString("[[1|2, 2|2, 10|0]]");
        waits(trace).forEach(step -> assertThat(step.waitedFor()).containsExactly(1 - step.lane()));
      }
    }
  }

  /** The second session gets its error, and only then does the first one go on. */
  private static void aTimeOutIsNoWait(List<Trace> traces) {
    assertThat(traces).hasSize(4);
    assertThat(traces).allSatisfy(trace -> assertThat(waits(trace)).isEmpty());
    assertThat(traces.stream().filter(trace -> trace.choices().size() == 4)).hasSize(2);
    List<Trace> refused = traces.stream().filter(trace -> trace.choices().size() == 3).toList();
    assertThat(refused)
        .hasSize(2)
        .allSatisfy(
            trace ->
                assertThat(trace.operations())
                    .filteredOn(run -> run.result() instanceof Result.Failed)
                    .singleElement()
                    .extracting(OperationRun::began, OperationRun::ended)
                    .containsExactly(1, 1));
  }

  @Test
  void whoWaitsForAPermitIsNotBlocked() throws Exception {
    Semaphore permits = new Semaphore(1);
    try (Arena arena = Arena.open("postgres", "read-committed", 2, TABLES)) {
      aTimeOutIsNoWait(
          all(
              arena,
              guarded(
                  (body, parts) -> {
                    if (!permits.tryAcquire(300, TimeUnit.MILLISECONDS)) {
                      throw new SQLTimeoutException("no permit");
                    }
                    try {
                      return body.run(parts, null);
                    } finally {
                      permits.release();
                    }
                  })));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb", "h2"})
  void whoWaitsForAnExhaustedPoolIsNotBlocked(String engine) throws Exception {
    try (Arena arena = Arena.open(engine, "read-committed", 1, TABLES)) {
      aTimeOutIsNoWait(all(arena, guarded((body, parts) -> body.run(parts, null))));
    }
  }

  // Many waits

  /** The rows that one session has locked, as the manual says it. */
  private static final class Model {
    private final Integer[] owners = new Integer[11];
    private final int[] waitsFor = {0, 0};

    /** Says of each step whether it has to wait, and until which one. */
    void check(Trace trace) {
      for (TraceStep step : trace.steps()) {
        int lane = step.lane();
        assertThat(waitsFor[lane]).as("a step of a session that waits, in %s", trace).isZero();
        if (step.step().text().equals("COMMIT")) {
          for (int row = 0; row < owners.length; row++) {
            if (owners[row] != null && owners[row] == lane) {
              owners[row] = waitsFor[1 - lane] == row && row > 0 ? 1 - lane : null;
            }
          }
          waitsFor[1 - lane] = 0;
          assertThat(step.waited()).isFalse();
          continue;
        }
        String[] words = step.step().text().split(" ");
        int row = Integer.parseInt(words[words.length - 1]);
        boolean mustWait = owners[row] != null && owners[row] != lane;
        assertThat(step.waited()).as("%s in %s", step, trace).isEqualTo(mustWait);
        if (mustWait) {
          waitsFor[lane] = row;
          TraceStep end = trace.steps().get(step.returned());
          assertThat(end.lane()).isEqualTo(1 - lane);
          assertThat(end.step().text()).isEqualTo("COMMIT");
        } else {
          owners[row] = lane;
        }
      }
    }
  }

  private static String row(int id) {
    return "UPDATE t SET v = v + 1 WHERE id = " + id;
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb", "h2"})
  void inManySchedulesWithWaitsNoneIsFalse(String engine) throws Exception {
    Scenario scenario =
        new Scenario(
            "rows in their order",
            parts -> null,
            List.of(
                Script.session(
                    "A", Script.transaction(row(1), row(2)), Script.transaction(row(10))),
                Script.session(
                    "B", Script.transaction(row(2), row(10)), Script.transaction(row(1)))),
            STATE,
            List.of());
    int waiting = 0;
    try (Arena arena = Arena.open(engine, "read-committed", 2, TABLES)) {
      while (waiting < WAITING) {
        List<Trace> traces = new ArrayList<>();
        arena.all(scenario, false, traces::add);
        for (Trace trace : traces) {
          new Model().check(trace);
          assertThat(trace.finalState()).hasToString("[[1|2, 2|2, 10|2]]");
          waiting += waits(trace).isEmpty() ? 0 : 1;
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb", "h2"})
  void aCommitLetsSeveralGoOnOneAfterAnother(String engine) throws Exception {
    Script script = Script.transaction(ROW);
    try (Arena arena = Arena.open(engine, "read-committed", 3, TABLES)) {
      List<Trace> traces = all(arena, Script.scenario(STATE, script, script, script));
      // Who is first: 3. While it holds the row nobody else begins: then the other two as if alone,
      // 4; or one begins, 2, and then has the row, when the third one begins before it commits, or
      // after; or both begin, 2.
      assertThat(traces).hasSize(3 * (4 + 2 * 2 + 2));
      assertThat(traces)
          .allSatisfy(trace -> assertThat(trace.finalState()).hasToString("[[1|3, 2|0, 10|0]]"));
      assertThat(traces.stream().filter(trace -> waits(trace).size() == 2)).isNotEmpty();
    }
  }

  /** A row that was deleted is not purged amid a schedule: who meets its locks waits, each time. */
  @Test
  void whatWasDeletedIsThereToBeLockedEachTime() throws Exception {
    Scenario scenario =
        Script.scenario(
            STATE,
            Script.autocommit("DELETE FROM t WHERE id = 1", ROW),
            Script.transaction("SELECT SLEEP(0.05)", "UPDATE t SET v = v * 2 WHERE v >= 0"));
    List<Choice> choices = Stream.of(0, 1, 1, 0, 1).map(Choice::step).toList();
    try (Arena arena = Arena.open("mariadb", "repeatable-read", 2, TABLES);
        ScheduleRunner runner = arena.runner(scenario, Patience.DEFAULT)) {
      for (int i = 0; i < 20; i++) {
        Trace trace = new Replay(runner, choices).run(false).orElseThrow();
        assertThat(trace.steps().get(3).waited()).as("round %d: %s", i, trace).isTrue();
      }
    }
  }

  // Deadlocks

  private static Scenario cycle() {
    return Script.scenario(
        STATE, Script.transaction(ROW, OTHER_ROW), Script.transaction(OTHER_ROW, ROW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb", "h2"})
  void whoClosesACycleDiesEachTime(String engine) throws Exception {
    try (Arena arena = Arena.open(engine, "read-committed", 2, TABLES);
        ScheduleRunner runner = arena.runner(cycle(), Patience.DEFAULT)) {
      List<Trace> traces = all(arena, cycle());
      assertThat(traces).hasSize(8);
      List<Trace> deadlocks =
          traces.stream()
              .filter(trace -> trace.steps().stream().anyMatch(BlockingIT::isDeadlock))
              .toList();
      assertThat(deadlocks).hasSize(4);
      assertThat(new HashSet<>(deadlocks.stream().map(BlockingIT::victim).toList()))
          .isEqualTo(Set.of(0, 1));
      for (Trace trace : deadlocks) {
        // On H2 it is the transaction that began last, whoever closes the cycle.
        int victim = trace.choices().get(engine.equals("h2") ? 1 : 3).lane();
        assertThat(victim(trace)).isEqualTo(victim);
        for (int i = 0; i < 50; i++) {
          Trace again = new Replay(runner, trace.choices()).run(false).orElseThrow();
          assertThat(victim(again)).isEqualTo(victim(trace));
          assertThat(again.finalState()).isEqualTo(trace.finalState());
        }
      }
    }
  }

  private static boolean isDeadlock(TraceStep step) {
    return step.outcome().startsWith("ERROR 40P01")
        || step.outcome().startsWith("ERROR 40001/1213")
        || step.outcome().startsWith("ERROR 40001/40001");
  }

  private static int victim(Trace trace) {
    return trace.steps().stream().filter(BlockingIT::isDeadlock).findFirst().orElseThrow().lane();
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb", "h2"})
  void aCycleThroughTheDatabaseAndJavaIsSaidToBeOne(String engine) throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Operation.Body rowFirst =
        (parts, given) -> {
          parts.connection().setAutoCommit(false);
          Script.execute(parts.connection(), ROW);
          Script.execute(parts.connection(), "SELECT 1");
          lock.lock();
          try {
            parts.connection().commit();
          } finally {
            lock.unlock();
          }
          return null;
        };
    Operation.Body lockFirst =
        (parts, given) -> {
          lock.lock();
          try {
            Script.execute(parts.connection(), "SELECT 1");
            return Script.execute(parts.connection(), ROW);
          } finally {
            lock.unlock();
          }
        };
    Scenario scenario = Script.scenario(STATE, rowFirst, lockFirst);
    try (Arena arena = Arena.open(engine, "read-committed", 2, TABLES);
        ScheduleRunner runner = arena.runner(scenario, SHORT)) {
      List<Choice> choices = Stream.of(0, 1, 0, 1).map(Choice::step).toList();
      assertThatThrownBy(() -> new Replay(runner, choices).run(true))
          .isInstanceOf(StalledException.class)
          .hasMessageContainingAll(
              "Session A is blocked, and nobody is left who could let it go on after 1.0 s",
              "BlockingIT",
              "Session B is blocked",
              ROW);
      assertUsable(arena);
    }
  }

  /** Closing a connection with an open transaction is a step, and like any other it ends. */
  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb", "h2"})
  void whoHasClosedItsConnectionIsSeenToWaitForAJavaLock(String engine) throws Exception {
    ReentrantLock lock = new ReentrantLock();
    Operation.Body closing =
        (parts, given) -> {
          Connection connection = parts.dataSource().getConnection();
          connection.setAutoCommit(false);
          Script.execute(connection, "SELECT 1");
          connection.close();
          lock.lock();
          lock.unlock();
          return null;
        };
    Operation.Body locking =
        (parts, given) -> {
          lock.lock();
          try {
            Script.execute(parts.connection(), "SELECT 1");
            return Script.execute(parts.connection(), ROW);
          } finally {
            lock.unlock();
          }
        };
    Scenario scenario = Script.scenario(STATE, closing, locking);
    try (Arena arena = Arena.open(engine, "read-committed", 2, TABLES)) {
      assertThat(all(arena, scenario))
          .anySatisfy(
              trace -> {
                TraceStep close = trace.steps().get(2);
                assertThat(close.step().text()).isEqualTo("ROLLBACK (close)");
                assertThat(close.waited()).isTrue();
                assertThat(trace.finalState()).isNotNull();
              });
    }
  }

  /** What stalled has left nothing behind. */
  private static void assertUsable(Arena arena) throws Exception {
    assertThat(all(arena, Script.scenario(STATE, Script.transaction(ROW), Script.transaction(ROW))))
        .hasSize(4);
  }

  // No end

  private static volatile boolean stop;

  private static void sleepForEver() throws InterruptedException {
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void loopForEver() {
    while (!stop) {
      Thread.onSpinWait();
    }
  }

  static Stream<Operation.Body> endless() {
    return Stream.of(
        (parts, given) -> {
          Script.execute(parts.connection(), ROW);
          sleepForEver();
          return null;
        },
        (parts, given) -> {
          Script.execute(parts.connection(), ROW);
          loopForEver();
          return null;
        });
  }

  @ParameterizedTest
  @MethodSource("endless")
  void aSessionThatNeverGoesOnIsNamedWithItsPlace(Operation.Body endless) throws Exception {
    stop = false;
    Scenario scenario = Script.scenario(STATE, endless, Script.autocommit(ROW));
    try (Arena arena = Arena.open("postgres", "read-committed", 2, TABLES)) {
      try (ScheduleRunner runner = arena.runner(scenario, SHORT)) {
        assertThatThrownBy(
                () -> runner.run(point -> point.choices().get(0), operation -> true, false))
            .isInstanceOf(StalledException.class)
            .hasMessageContaining(
                "Session A has neither ended nor reached another step after 1.0 s")
            .hasMessageContaining("BlockingIT")
            .hasMessageContaining("ForEver(");
      } finally {
        stop = true;
      }
      assertUsable(arena);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb", "h2"})
  void aLongStatementIsNotAWait(String engine) throws Exception {
    String sleep = engine.equals("postgres") ? "SELECT pg_sleep(0.1)" : "SELECT SLEEP(0.1)";
    List<String> tables = new ArrayList<>(TABLES);
    if (engine.equals("h2")) {
      sleep = "CALL SLEEP(100)";
      tables.add("CREATE ALIAS sleep FOR 'java.lang.Thread.sleep(long)'");
    }
    try (Arena arena = Arena.open(engine, "read-committed", 2, tables)) {
      List<Trace> traces =
          all(arena, Script.scenario(STATE, Script.transaction(sleep), Script.transaction(sleep)));
      assertThat(traces).hasSize(6).allSatisfy(trace -> assertThat(waits(trace)).isEmpty());
    }
  }
}
