package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real errors of real servers, what is said of them, and whether that is true. */
class ErrorsIT extends TwoSessions {
  static Stream<Server> servers() {
    return TestServers.shared();
  }

  @Test
  void postgresSerializationFailure() throws SQLException {
    open(TestServers.sharedOf(PostgresEngine.class), "repeatable-read");
    read(second, 1);
    run(first, "UPDATE t SET v = v + 1 WHERE id = 1");
    first.commit();
    assertError(
        "40001", 0, ErrorKind.TRANSACTION_OVER, true, "UPDATE t SET v = v + 1 WHERE id = 1");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void deadlock(Server on) throws SQLException {
    open(on, "read-committed");
    run(first, "UPDATE t SET v = 1 WHERE id = 1");
    run(second, "UPDATE t SET v = 2 WHERE id = 2");
    CompletableFuture<Void> other = inBackground(first, "UPDATE t SET v = 1 WHERE id = 2");
    CompletableFuture<Void> mine = inBackground(second, "UPDATE t SET v = 2 WHERE id = 1");
    SQLException error = null;
    Connection victim = null;
    try {
      other.join();
    } catch (CompletionException e) {
      error = (SQLException) e.getCause();
      victim = first;
    }
    if (error == null) {
      error = (SQLException) catchThrowableOfType(CompletionException.class, mine::join).getCause();
      victim = second;
    } else {
      mine.join();
    }
    List<Object> expected =
        switch (on.engine().name()) {
          case "postgres" -> List.of("40P01", 0);
          case "mariadb" -> List.of("40001", 1213);
          default -> List.of("40001", 40001);
        };
    assertThat(List.of(error.getSQLState(), error.getErrorCode())).isEqualTo(expected);
    assertThat(on.engine().classify(error)).isEqualTo(ErrorKind.TRANSACTION_OVER);
    assertThat(on.engine().retryable(error)).isTrue();
    int winner = victim == first ? 2 : 1;
    (victim == first ? second : first).commit();
    commitIfAllowed(victim);
    assertThat(value(1)).isEqualTo(winner);
    assertThat(value(2)).isEqualTo(winner);
  }

  @Test
  void mariaDbRecordChanged() throws SQLException {
    open(TestServers.sharedOf(MariaDbEngine.class), "repeatable-read+snapshot");
    read(second, 1);
    run(first, "UPDATE t SET v = v + 1 WHERE id = 1");
    first.commit();
    assertError(
        "HY000", 1020, ErrorKind.TRANSACTION_OVER, true, "UPDATE t SET v = v + 1 WHERE id = 1");
  }

  @Test
  void mariaDbLostUpdateWithoutTheSwitch() throws SQLException {
    open(TestServers.sharedOf(MariaDbEngine.class), "repeatable-read");
    read(second, 1);
    run(first, "UPDATE t SET v = v + 1 WHERE id = 1");
    first.commit();
    run(second, "UPDATE t SET v = v + 1 WHERE id = 1");
    second.commit();
    assertThat(value(1)).isEqualTo(2);
  }

  @Test
  void mariaDbLockWaitTimeout() throws SQLException {
    open(TestServers.sharedOf(MariaDbEngine.class), "read-committed");
    run(first, "UPDATE t SET v = 1 WHERE id = 1");
    run(second, "SET SESSION innodb_lock_wait_timeout = 1");
    assertError("HY000", 1205, ErrorKind.STATEMENT_FAILED, true, "UPDATE t SET v = 2 WHERE id = 1");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void duplicateKey(Server on) throws SQLException {
    open(on, "read-committed");
    String sql = "INSERT INTO t VALUES (1, 9)";
    if (on.engine() instanceof PostgresEngine) {
      assertError("23505", 0, ErrorKind.TRANSACTION_OVER, false, sql);
    } else if (on.engine() instanceof H2Engine) {
      assertError("23505", 23505, ErrorKind.STATEMENT_FAILED, false, sql);
    } else {
      assertError("23000", 1062, ErrorKind.STATEMENT_FAILED, false, sql);
    }
  }

  @Test
  void postgresStatementTimeout() throws SQLException {
    open(TestServers.sharedOf(PostgresEngine.class), "read-committed");
    run(second, "SET LOCAL statement_timeout = '50ms'");
    assertError("57014", 0, ErrorKind.TRANSACTION_OVER, false, "SELECT pg_sleep(5)");
  }

  @Test
  void mariaDbStatementTimeout() throws SQLException {
    open(TestServers.sharedOf(MariaDbEngine.class), "read-committed");
    run(first, "UPDATE t SET v = 1 WHERE id = 1");
    run(second, "SET SESSION max_statement_time = 0.05");
    assertError(
        "70100", 1969, ErrorKind.STATEMENT_FAILED, false, "UPDATE t SET v = 2 WHERE id = 1");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void sessionEndedByTheServer(Server on) throws SQLException {
    open(on, "read-committed");
    run(second, "UPDATE t SET v = 7 WHERE id = 2");
    String self = "SELECT CONNECTION_ID()";
    String end = "KILL CONNECTION (";
    if (on.engine() instanceof PostgresEngine) {
      self = "SELECT pg_backend_pid()";
      end = "SELECT pg_terminate_backend(";
    } else if (on.engine() instanceof H2Engine) {
      self = "SELECT SESSION_ID()";
      end = "SELECT ABORT_SESSION(";
    }
    long id = number(second, self);
    try (Connection control = schema.connect()) {
      run(control, end + id + ")");
    }
    assertLost("SELECT 1");
  }

  /** The server that is in this process can't be silent. */
  static Stream<EmbeddedServer> elsewhere() {
    return TestServers.all();
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("elsewhere")
  void silence(Server on) throws SQLException {
    open(on, "read-committed");
    run(second, "UPDATE t SET v = 7 WHERE id = 2");
    assertLost(on.engine() instanceof PostgresEngine ? "SELECT pg_sleep(3)" : "SELECT SLEEP(3)");
  }
}
