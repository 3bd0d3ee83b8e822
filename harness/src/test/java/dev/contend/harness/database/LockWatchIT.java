package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Real waits of real servers: seen while they last, and never after they were ended. */
class LockWatchIT {
  private static final int ROUNDS = 60;

  static Stream<Named<Server>> servers() {
    return TestServers.shared().map(server -> Named.of(server.engine().name(), server));
  }

  /**
   * @param hold what the first session does
   * @param want what the second one waits in
   * @param release what the first one ends the wait with; else it commits
   * @param missable whether not each look shows the wait, as who waits tries again and again, or
   *     wakes up now and then
   */
  private record Wait(
      String setting, String hold, String want, String release, int rounds, boolean missable) {
    static Wait of(String setting, String hold, String want) {
      return new Wait(setting, hold, want, "COMMIT", ROUNDS, false);
    }

    Wait rounds(int other) {
      return new Wait(setting, hold, want, release, other, missable);
    }

    Wait notInEachLook() {
      return new Wait(setting, hold, want, release, rounds, true);
    }

    Wait releasedBy(String other) {
      return new Wait(setting, hold, want, other, rounds, missable);
    }
  }

  private static Wait sleepless(String hold, String want) {
    return new Wait("read-committed", hold, want, "COMMIT", 15, true);
  }

  static Stream<Arguments> waits() {
    String update = "UPDATE t SET v = v + 1 WHERE id = 1";
    Stream<Wait> postgres =
        Stream.of(
            Wait.of("read-committed", update, update).rounds(300),
            Wait.of("read-committed", "INSERT INTO t VALUES (5, 5)", "INSERT INTO t VALUES (5, 6)"),
            Wait.of(
                "read-committed",
                "SELECT pg_advisory_xact_lock(7)",
                "SELECT pg_advisory_xact_lock(7)"),
            Wait.of(
                    "read-committed",
                    "SELECT pg_advisory_lock(7)",
                    "SELECT pg_advisory_xact_lock(7)")
                .releasedBy("SELECT pg_advisory_unlock(7)"),
            Wait.of("read-committed", "LOCK TABLE t", "SELECT * FROM t"),
            Wait.of("read-committed", "SELECT * FROM t", "ALTER TABLE t ALTER v SET DEFAULT 0"));
    Stream<Wait> mariaDb =
        Stream.of(
            Wait.of("repeatable-read", update, update).rounds(300).notInEachLook(),
            Wait.of("repeatable-read", "INSERT INTO t VALUES (5, 5)", "INSERT INTO t VALUES (5, 6)")
                .notInEachLook(),
            Wait.of(
                    "repeatable-read",
                    "SELECT * FROM t WHERE id = 7 FOR UPDATE",
                    "INSERT INTO t VALUES (7, 7)")
                .notInEachLook(),
            Wait.of("serializable", "SELECT * FROM t", update).notInEachLook(),
            Wait.of("repeatable-read", "DO GET_LOCK('it', 9)", "DO GET_LOCK('it', 9)")
                .releasedBy("DO RELEASE_LOCK('it')")
                .rounds(300),
            Wait.of("repeatable-read", "LOCK TABLES t WRITE", "SELECT * FROM t")
                .releasedBy("UNLOCK TABLES")
                .notInEachLook(),
            Wait.of("repeatable-read", "SELECT * FROM t", "ALTER TABLE t COMMENT = 'x'")
                .notInEachLook());
    String alter = "ALTER TABLE t ALTER COLUMN v SET DEFAULT 0";
    String rolledBack = "SAVEPOINT s; ROLLBACK TO SAVEPOINT s; ";
    // H2 lets a waiter look again after some 50 ms, so that many rounds would be mostly sleep.
    Stream<Wait> h2 =
        Stream.of(
            Wait.of("read-committed", update, update).rounds(100),
            Wait.of(
                "repeatable-read", "INSERT INTO t VALUES (5, 5)", "INSERT INTO t VALUES (5, 6)"),
            Wait.of(
                "serializable",
                "SELECT * FROM t WHERE id = 1 FOR UPDATE",
                "SELECT * FROM t FOR UPDATE"),
            // These wait without sleep: the second column has an index of its own.
            sleepless(update, alter),
            sleepless(rolledBack + update, update),
            sleepless("INSERT INTO u VALUES (5, 5)", "INSERT INTO u VALUES (6, 5)"));
    return Stream.of(
            postgres.map(wait -> Arguments.of(PostgresEngine.class, wait)),
            mariaDb.map(wait -> Arguments.of(MariaDbEngine.class, wait)),
            h2.map(wait -> Arguments.of(H2Engine.class, wait)))
        .flatMap(all -> all);
  }

  @ParameterizedTest
  @MethodSource("waits")
  void aWaitIsSeenWhileItLastsAndNotLonger(Class<? extends Engine> engine, Wait wait)
      throws Exception {
    try (Racers racers = new Racers(TestServers.sharedOf(engine), wait.setting, 3)) {
      Racers.run(racers.control, "CREATE TABLE u (id INT PRIMARY KEY, v INT UNIQUE)");
      for (int i = 0; i < 2; i++) {
        racers.session(i).setAutoCommit(false);
      }
      for (int round = 0; round < wait.rounds; round++) {
        Racers.run(racers.session(0), wait.hold);
        Future<?> waiter = racers.start(1, wait.want);
        assertThat(racers.waits(1, waiter)).as("round %d", round).isTrue();
        Map<Long, Long> once = look(racers, wait, waiter);
        assertThat(once).containsOnlyKeys(racers.id(1));
        assertThat(look(racers, wait, waiter)).isEqualTo(once);
        if (wait.release.equals("COMMIT")) {
          racers.session(0).commit();
        } else {
          Racers.run(racers.session(0), wait.release);
        }
        assertThat(racers.watch.waiting(Set.of(racers.id(1)))).as("round %d", round).isEmpty();
        try {
          waiter.get(10, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
          // The duplicate key, which is an end of the wait too, or on H2 a row newer than a
          // snapshot.
          assertThat(((SQLException) e.getCause()).getSQLState())
              .matches(racers.h2() ? "23505|40001" : "23.*");
        }
        racers.session(1).rollback();
        racers.session(0).rollback();
        if (engine == MariaDbEngine.class) {
          Racers.run(racers.session(1), "DO RELEASE_ALL_LOCKS()");
        }
        racers.session(1).rollback();
        Racers.run(racers.control, "DELETE FROM t WHERE id = 5");
        Racers.run(racers.control, "DELETE FROM u");
      }
    }
  }

  /** One look; of those that may be missed, the first one in which the wait showed. */
  private static Map<Long, Long> look(Racers racers, Wait wait, Future<?> waiter)
      throws SQLException {
    Set<Long> both = Set.of(racers.id(0), racers.id(1));
    Map<Long, Long> waits = racers.watch.waiting(both);
    while (wait.missable && waits.isEmpty() && !waiter.isDone()) {
      waits = racers.watch.waiting(both);
    }
    return waits;
  }

  @Test
  void aSafeSnapshotIsWaitedFor() throws Exception {
    try (Racers racers =
        new Racers(TestServers.sharedOf(PostgresEngine.class), "serializable", 2)) {
      for (int round = 0; round < ROUNDS; round++) {
        racers.session(0).setAutoCommit(false);
        Racers.run(racers.session(0), "UPDATE t SET v = v + 1 WHERE id = 1");
        racers.session(1).setAutoCommit(false);
        Racers.run(racers.session(1), "SET TRANSACTION READ ONLY DEFERRABLE");
        Future<?> waiter = racers.start(1, "SELECT * FROM t");
        assertThat(racers.waits(1, waiter)).isTrue();
        assertThat(racers.watch.waitsFor(Set.of(racers.id(1))))
            .containsExactly(Map.entry(racers.id(1), Set.of(racers.id(0))));
        racers.session(0).commit();
        assertThat(racers.watch.waiting(Set.of(racers.id(1)))).isEmpty();
        waiter.get(10, TimeUnit.SECONDS);
        racers.session(1).commit();
      }
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void aLongStatementDoesNotWait(Server server) throws Exception {
    try (Racers racers = new Racers(server, "read-committed", 2)) {
      if (racers.h2()) {
        Racers.run(racers.control, "CREATE ALIAS sleep FOR 'java.lang.Thread.sleep(long)'");
      }
      String sleep =
          racers.postgres()
              ? "SELECT pg_sleep(0.5)"
              : racers.h2() ? "CALL sleep(500)" : "SELECT SLEEP(0.5)";
      Future<?> sleeper = racers.start(0, sleep + " /*\nLOCK WAIT 2\nUser lock */");
      assertThat(racers.waits(0, sleeper)).isFalse();
      sleeper.get();
    }
  }

  @Test
  void whoSkipsWhatIsLockedDoesNotWait() throws Exception {
    try (Racers racers =
        new Racers(TestServers.sharedOf(MariaDbEngine.class), "read-committed", 2)) {
      racers.session(0).setAutoCommit(false);
      Racers.run(racers.session(0), "UPDATE t SET v = v + 1 WHERE id = 1");
      AtomicBoolean looked = new AtomicBoolean();
      Future<Integer> skipping =
          racers.start(
              () -> {
                int statements = 0;
                for (; !looked.get(); statements++) {
                  Racers.run(racers.session(1), "SELECT * FROM t FOR UPDATE SKIP LOCKED");
                }
                return statements;
              });
      for (int look = 0; look < 5_000; look++) {
        assertThat(racers.watch.waiting(Set.of(racers.id(1)))).isEmpty();
      }
      looked.set(true);
      assertThat(skipping.get()).isPositive();
    }
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void aSessionThatWaitsAgainHasAnotherWait(Server server) throws Exception {
    try (Racers racers = new Racers(server, "read-committed", 3)) {
      for (int i = 0; i < 3; i++) {
        racers.session(i).setAutoCommit(false);
      }
      Racers.run(racers.session(0), "UPDATE t SET v = 1 WHERE id = 1");
      Racers.run(racers.session(1), "UPDATE t SET v = 1 WHERE id = 2");
      Future<?> waiter = racers.start(2, "UPDATE t SET v = 2 WHERE id IN (1, 2)");
      long first = waitOf(racers, 2, waiter);
      assertThat(racers.watch.waitsFor(Set.of(racers.id(2))))
          .containsExactly(Map.entry(racers.id(2), Set.of(racers.id(0))));
      racers.session(0).commit();
      assertThat(waitOf(racers, 2, waiter)).isNotEqualTo(first);
      assertThat(racers.watch.waitsFor(Set.of(racers.id(2))))
          .containsExactly(Map.entry(racers.id(2), Set.of(racers.id(1))));
      racers.session(1).commit();
      waiter.get(10, TimeUnit.SECONDS);
    }
  }

  /** The number of the wait that the session is in, or comes to be in. */
  private static long waitOf(Racers racers, int number, Future<?> statement) throws SQLException {
    long id = racers.id(number);
    while (!statement.isDone()) {
      Map<Long, Long> waits = racers.watch.waiting(Set.of(id));
      if (waits.containsKey(id)) {
        return waits.get(id);
      }
    }
    throw new AssertionError("the statement ended without a wait");
  }

  @Test
  void theOwnerOfAUserLockIsKnown() throws Exception {
    try (Racers racers =
        new Racers(TestServers.sharedOf(MariaDbEngine.class), "read-committed", 2)) {
      Racers.run(racers.session(0), "DO GET_LOCK('it''s', 9), GET_LOCK('owner', 9)");
      Future<?> waiter = racers.start(1, "DO GET_LOCK('owner', 9)");
      assertThat(racers.waits(1, waiter)).isTrue();
      assertThat(racers.watch.waitsFor(Set.of(racers.id(0), racers.id(1))))
          .containsExactly(Map.entry(racers.id(1), Set.of(racers.id(0))));
      racers.watch.restore(racers.session(0));
      waiter.get(10, TimeUnit.SECONDS);
      // Only the server itself knows which of these it waits for.
      Future<?> unclear = racers.start(0, "DO GET_LOCK('it''s', 9), GET_LOCK('owner', 9)");
      assertThat(racers.waits(0, unclear)).isTrue();
      racers.watch.restore(racers.session(1));
      unclear.get(10, TimeUnit.SECONDS);
    }
  }
}
