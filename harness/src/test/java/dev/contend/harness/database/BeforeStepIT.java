package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a watch does before a step: the victim of a deadlock is always the same one. */
class BeforeStepIT {
  static Stream<Named<Server>> servers() {
    return TestServers.shared().map(server -> Named.of(server.engine().name(), server));
  }

  static Stream<Arguments> deadlocks() {
    return servers().flatMap(server -> Stream.of(0, 10).map(pause -> Arguments.of(server, pause)));
  }

  /**
   * It is the one that closes the cycle; on MariaDB, if both have done as much; on H2, if its
   * transaction is the younger one.
   */
  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("deadlocks")
  void theVictimOfADeadlockDoesNotDependOnTime(Server server, int pauseMillis) throws Exception {
    // Who waits in H2 for a transaction that has rolled back to a savepoint tries again without
    // end,
    // and looks for a deadlock each time: seen once, it failed as well as the one that closed the
    // cycle.
    boolean savepoint = !(server.engine() instanceof H2Engine);
    try (Racers racers = new Racers(server, "read-committed", 2)) {
      int closers = 0;
      for (int round = 0; round < 50; round++) {
        // A transaction may set the time-out before and after a savepoint that it rolls back to.
        racers.session(0).setAutoCommit(false);
        racers.session(1).setAutoCommit(false);
        step(racers, 0, "UPDATE t SET v = 1 WHERE id = 1", false);
        step(racers, 1, "UPDATE t SET v = 2 WHERE id = 2", round % 2 == 0);
        if (savepoint) {
          step(racers, 1, "SAVEPOINT s", round % 3 == 0);
          step(racers, 1, "SELECT 1", round % 3 != 0);
          step(racers, 1, "ROLLBACK TO SAVEPOINT s", false);
        }
        Future<?> first = racers.start(0, "UPDATE t SET v = 1 WHERE id = 2", false);
        assertThat(racers.waits(0, first)).isTrue();
        Thread.sleep(pauseMillis);
        Future<?> closer = racers.start(1, "UPDATE t SET v = 2 WHERE id = 1", true);
        while (!first.isDone() && !closer.isDone()) {
          Thread.onSpinWait();
        }
        closers += failed(closer) ? 1 : 0;
        racers.session(1).rollback();
        assertThat(failed(first)).isEqualTo(closers != round + 1);
        racers.session(0).rollback();
      }
      assertThat(closers).isEqualTo(50);
    }
  }

  @Test
  void beforeAStepNeitherASnapshotIsTakenNorAFailureMade() throws Exception {
    try (Racers racers =
        new Racers(TestServers.sharedOf(PostgresEngine.class), "repeatable-read", 2)) {
      Connection session = racers.session(0);
      session.setAutoCommit(false);
      racers.watch.beforeStep(session, true);
      Racers.run(session, "SET LOCAL work_mem = '2MB'");
      racers.watch.beforeStep(session, false);
      racers.watch.beforeStep(session, true);
      Racers.run(racers.session(1), "UPDATE t SET v = 7 WHERE id = 1");
      assertThat(Racers.column(session, "SELECT v FROM t WHERE id = 1")).containsExactly("7");
      assertThatThrownBy(() -> Racers.run(session, "SELECT 1 / 0"))
          .isInstanceOf(SQLException.class);
      racers.watch.beforeStep(session, false);
      racers.watch.beforeStep(session, true);
      session.rollback();
      racers.watch.beforeStep(session, false);
      assertThat(Racers.column(session, "SHOW deadlock_timeout")).containsExactly("2s");
      racers.watch.beforeStep(session, true);
      Racers.run(session, "SAVEPOINT s");
      racers.watch.beforeStep(session, false);
      Racers.run(session, "ROLLBACK TO SAVEPOINT s");
      racers.watch.beforeStep(session, false);
      assertThat(Racers.column(session, "SHOW deadlock_timeout")).containsExactly("2s");
      session.rollback();
    }
  }

  private static void step(Racers racers, int session, String sql, boolean othersWait)
      throws SQLException {
    racers.watch.beforeStep(racers.session(session), othersWait);
    Racers.run(racers.session(session), sql);
  }

  private static boolean failed(Future<?> statement) throws Exception {
    try {
      statement.get(50, TimeUnit.MILLISECONDS);
      return false;
    } catch (ExecutionException e) {
      return true;
    } catch (TimeoutException e) {
      return false;
    }
  }
}
