package dev.contend.harness.explore;

import static dev.contend.harness.explore.Waiting.OTHER_ROW;
import static dev.contend.harness.explore.Waiting.ROW;
import static dev.contend.harness.explore.Waiting.SHORT;
import static dev.contend.harness.explore.Waiting.STATE;
import static dev.contend.harness.explore.Waiting.TABLES;
import static dev.contend.harness.explore.Waiting.all;
import static dev.contend.harness.explore.Waiting.assertUsable;
import static dev.contend.harness.explore.Waiting.waits;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.scenario.TraceStep;
import dev.contend.harness.explore.schedule.ScheduleRunner;
import dev.contend.harness.explore.schedule.StalledException;
import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLTimeoutException;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Waits in Java: its own locks block like those of the database, and nothing else does. */
class JavaLocksIT {
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
              "JavaLocksIT",
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
}
