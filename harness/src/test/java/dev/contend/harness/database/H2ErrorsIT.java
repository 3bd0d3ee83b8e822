package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The errors that are particular to H2, as {@link ErrorsIT} has those of all. */
class H2ErrorsIT extends TwoSessions {
  /** Under the code of a deadlock, and like one it takes the transaction with it. */
  @ParameterizedTest
  @ValueSource(strings = {"repeatable-read", "serializable"})
  void h2RowNewerThanTheSnapshot(String setting) throws SQLException {
    open(TestServers.sharedOf(H2Engine.class), setting);
    read(second, 1);
    run(first, "UPDATE t SET v = v + 1 WHERE id = 1");
    first.commit();
    assertError(
        "40001", 40001, ErrorKind.TRANSACTION_OVER, true, "UPDATE t SET v = v + 1 WHERE id = 1");
  }

  @Test
  void h2LockTimeout() throws SQLException {
    open(TestServers.sharedOf(H2Engine.class), "read-committed");
    run(first, "UPDATE t SET v = 1 WHERE id = 1");
    run(second, "SET LOCK_TIMEOUT 50");
    assertError(
        "HYT00", 50200, ErrorKind.STATEMENT_FAILED, true, "UPDATE t SET v = 2 WHERE id = 1");
  }

  @Test
  void h2LockTimeoutAtAUniqueKey() throws SQLException {
    open(TestServers.sharedOf(H2Engine.class), "read-committed");
    run(first, "INSERT INTO t VALUES (5, 0)");
    run(second, "SET LOCK_TIMEOUT 50");
    assertError("HYT00", 50200, ErrorKind.STATEMENT_FAILED, true, "INSERT INTO t VALUES (5, 1)");
  }

  @Test
  void h2RowThatIsLockedAndNotWaitedFor() throws SQLException {
    open(TestServers.sharedOf(H2Engine.class), "read-committed");
    run(first, "UPDATE t SET v = 1 WHERE id = 1");
    assertError(
        "HYT00",
        50200,
        ErrorKind.STATEMENT_FAILED,
        true,
        "SELECT * FROM t WHERE id = 1 FOR UPDATE NOWAIT");
  }

  @Test
  void h2StatementTimeout() throws SQLException {
    open(TestServers.sharedOf(H2Engine.class), "read-committed");
    run(second, "SET QUERY_TIMEOUT 50");
    assertError(
        "57014",
        57014,
        ErrorKind.STATEMENT_FAILED,
        false,
        "SELECT COUNT(*) FROM SYSTEM_RANGE(1, 1000000) a, SYSTEM_RANGE(1, 1000000) b");
  }

  /** A statement that is under way says what it stumbled over. */
  @Test
  void h2SessionEndedInTheMidstOfAStatement() throws SQLException {
    open(TestServers.sharedOf(H2Engine.class), "read-committed");
    run(second, "UPDATE t SET v = 7 WHERE id = 2");
    run(first, "UPDATE t SET v = 1 WHERE id = 1");
    long id = number(second, "SELECT SESSION_ID()");
    CompletableFuture<Void> waiter = inBackground(second, "UPDATE t SET v = 2 WHERE id = 1");
    try (Connection control = schema.connect()) {
      String waits = "SELECT COUNT(blocker_id) FROM information_schema.sessions";
      assertThat(Polling.until(Duration.ofSeconds(9), () -> number(control, waits) > 0)).isTrue();
      run(control, "SELECT ABORT_SESSION(" + id + ")");
    }
    first.rollback();
    Throwable error = catchThrowableOfType(CompletionException.class, waiter::join).getCause();
    assertThat(server.engine().classify((SQLException) error)).isEqualTo(ErrorKind.CONNECTION_LOST);
    assertThat(value(2)).isZero();
  }
}
