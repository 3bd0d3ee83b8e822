package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is particular about waits in H2; the rest is in {@link LockWatchIT}. */
class H2WaitsIT {
  private static final String FIRST = "UPDATE t SET v = v + 1 WHERE id = 1";
  private static final String SECOND = "UPDATE t SET v = v + 1 WHERE id = 2";

  private static Racers open(int sessions) throws SQLException {
    Racers racers = new Racers(TestServers.sharedOf(H2Engine.class), "read-committed", sessions);
    for (int i = 0; i < sessions; i++) {
      racers.session(i).setAutoCommit(false);
    }
    return racers;
  }

  private static SQLException failure(Future<?> statement) {
    return (SQLException)
        catchThrowableOfType(ExecutionException.class, () -> statement.get(20, TimeUnit.SECONDS))
            .getCause();
  }

  @Test
  void theYoungestTransactionIsTheVictimWhoeverClosesTheCycle() throws Exception {
    try (Racers racers = open(2)) {
      for (int round = 0; round < 50; round++) {
        Racers.run(racers.session(0), FIRST);
        Racers.run(racers.session(1), SECOND);
        Future<?> younger = racers.start(1, FIRST);
        assertThat(racers.waits(1, younger)).isTrue();
        Future<?> closer = racers.start(0, SECOND);
        assertThat(failure(younger).getErrorCode()).isEqualTo(40001);
        closer.get(10, TimeUnit.SECONDS);
        racers.session(0).rollback();
        racers.session(1).rollback();
      }
    }
  }

  /** H2 does not look for such cycles: the lock time-out, ours, ends them. */
  @Test
  void aCycleThroughUniqueKeysEndsAtTheLockTimeOut() throws Exception {
    try (Racers racers = open(2)) {
      Racers.run(racers.control, "CREATE TABLE u (id INT PRIMARY KEY, v INT UNIQUE)");
      // Else the two end at nearly the same time, and either may be the first.
      Racers.run(racers.session(1), "SET LOCK_TIMEOUT 20000");
      Racers.run(racers.session(0), "INSERT INTO u VALUES (1, 1)");
      Racers.run(racers.session(1), "INSERT INTO u VALUES (2, 2)");
      Future<?> first = racers.start(0, "INSERT INTO u VALUES (3, 2)");
      assertThat(racers.waits(0, first)).isTrue();
      Future<?> second = racers.start(1, "INSERT INTO u VALUES (4, 1)");
      assertThat(racers.waits(1, second)).isTrue();
      assertThat(racers.watch.waiting(Set.of(racers.id(0), racers.id(1)))).hasSize(2);
      assertThat(failure(first).getErrorCode()).isEqualTo(50200);
      racers.session(0).rollback();
      second.get(10, TimeUnit.SECONDS);
      racers.session(1).rollback();
    }
  }

  /** Both wake when the DDL is done, and one sleeps again although it could go on. */
  @Test
  void whoWaitsBehindDdlIsNotTakenForBlockedWhenItIsDone() throws Exception {
    try (Racers racers = open(4)) {
      for (int round = 0; round < 10; round++) {
        Racers.run(racers.session(0), FIRST);
        Future<?> ddl = racers.start(1, "ALTER TABLE t ALTER COLUMN v SET DEFAULT " + round);
        assertThat(racers.waits(1, ddl)).isTrue();
        Future<?> second = racers.start(2, SECOND);
        assertThat(racers.waits(2, second)).isTrue();
        Future<?> third = racers.start(3, "UPDATE t SET v = v + 1 WHERE id = 10");
        assertThat(racers.waits(3, third)).isTrue();
        racers.session(0).commit();
        ddl.get(10, TimeUnit.SECONDS);
        assertThat(racers.waits(2, second)).isFalse();
        assertThat(racers.waits(3, third)).isFalse();
        for (int i = 1; i < 4; i++) {
          racers.session(i).commit();
        }
      }
    }
  }

  /** H2 checks a foreign key on what is committed, and nobody waits for anybody. */
  @Test
  void aForeignKeyDoesNotHoldBetweenTransactions() throws Exception {
    try (Racers racers = open(2)) {
      Racers.run(racers.control, "CREATE TABLE child (id INT PRIMARY KEY, t INT REFERENCES t)");
      Racers.run(racers.session(0), "DELETE FROM t WHERE id = 1");
      Racers.run(racers.session(1), "INSERT INTO child VALUES (1, 1)");
      racers.session(0).commit();
      racers.session(1).commit();
      assertThat(Racers.column(racers.control, "SELECT t FROM child")).containsExactly("1");
      assertThat(Racers.column(racers.control, "SELECT id FROM t")).containsExactly("2", "10");
    }
  }

  /** A statement that is tried again takes another number each time. */
  @Test
  void anInsertThatWaitsUsesUpNumbersOfAnIdentity() throws Exception {
    try (Racers racers = open(2)) {
      Racers.run(
          racers.control,
          "CREATE TABLE n (id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, v INT UNIQUE)");
      Racers.run(racers.session(0), "INSERT INTO n (v) VALUES (7)");
      Future<?> second = racers.start(1, "INSERT INTO n (v) VALUES (7)");
      assertThat(racers.waits(1, second)).isTrue();
      assertThat(racers.watch.waitsFor(Set.of(racers.id(1)))).isEqualTo(Map.of());
      racers.session(0).rollback();
      second.get(10, TimeUnit.SECONDS);
      racers.session(1).commit();
      assertThat(Racers.column(racers.control, "SELECT 1 FROM n WHERE id > 3"))
          .containsExactly("1");
    }
  }

  @Test
  void ddlCommitsFirst() throws Exception {
    try (Racers racers = open(1)) {
      Racers.run(racers.session(0), FIRST);
      Racers.run(racers.session(0), "CREATE TABLE later (id INT)");
      racers.session(0).rollback();
      assertThat(Racers.column(racers.control, "SELECT v FROM t WHERE id = 1"))
          .containsExactly("1");
      assertThatThrownBy(() -> Racers.run(racers.session(0), "CREATE TABLE later (id INT)"))
          .isInstanceOf(SQLException.class);
    }
  }
}
