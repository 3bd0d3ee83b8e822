package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Real errors of real servers, what is said of them, and whether that is true. */
class ErrorsIT {
  private EmbeddedServer server;
  private Schema schema;
  private HikariDataSource pool;
  private Connection first;
  private Connection second;

  static Stream<EmbeddedServer> servers() {
    return TestServers.all();
  }

  /** Two sessions in transactions, and the rows 1 and 2 with value 0. */
  private void open(EmbeddedServer on, String setting) throws SQLException {
    server = on;
    schema = server.createSchema("errors");
    try (Connection control = schema.connect()) {
      run(control, "CREATE TABLE t (id INT PRIMARY KEY, v INT NOT NULL)");
      run(control, "INSERT INTO t VALUES (1, 0), (2, 0)");
    }
    IsolationSetting isolation =
        server.engine().isolationSettings().stream()
            .filter(candidate -> candidate.name().equals(setting))
            .findFirst()
            .orElseThrow();
    pool = schema.pool(isolation, 2, Duration.ofSeconds(2));
    first = pool.getConnection();
    second = pool.getConnection();
    first.setAutoCommit(false);
    second.setAutoCommit(false);
  }

  @AfterEach
  void close() throws SQLException {
    schema.close();
  }

  @Test
  void postgresSerializationFailure() throws SQLException {
    open(TestServers.of(PostgresEngine.class), "repeatable-read");
    read(second, 1);
    run(first, "UPDATE t SET v = v + 1 WHERE id = 1");
    first.commit();
    assertError(
        "40001", 0, ErrorKind.TRANSACTION_OVER, true, "UPDATE t SET v = v + 1 WHERE id = 1");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void deadlock(EmbeddedServer on) throws SQLException {
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
    boolean postgres = on.engine() instanceof PostgresEngine;
    assertThat(error.getSQLState()).isEqualTo(postgres ? "40P01" : "40001");
    assertThat(error.getErrorCode()).isEqualTo(postgres ? 0 : 1213);
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
    open(TestServers.of(MariaDbEngine.class), "repeatable-read+snapshot");
    read(second, 1);
    run(first, "UPDATE t SET v = v + 1 WHERE id = 1");
    first.commit();
    assertError(
        "HY000", 1020, ErrorKind.TRANSACTION_OVER, true, "UPDATE t SET v = v + 1 WHERE id = 1");
  }

  @Test
  void mariaDbLostUpdateWithoutTheSwitch() throws SQLException {
    open(TestServers.of(MariaDbEngine.class), "repeatable-read");
    read(second, 1);
    run(first, "UPDATE t SET v = v + 1 WHERE id = 1");
    first.commit();
    run(second, "UPDATE t SET v = v + 1 WHERE id = 1");
    second.commit();
    assertThat(value(1)).isEqualTo(2);
  }

  @Test
  void mariaDbLockWaitTimeout() throws SQLException {
    open(TestServers.of(MariaDbEngine.class), "read-committed");
    run(first, "UPDATE t SET v = 1 WHERE id = 1");
    run(second, "SET SESSION innodb_lock_wait_timeout = 1");
    assertError("HY000", 1205, ErrorKind.STATEMENT_FAILED, true, "UPDATE t SET v = 2 WHERE id = 1");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void duplicateKey(EmbeddedServer on) throws SQLException {
    open(on, "read-committed");
    String sql = "INSERT INTO t VALUES (1, 9)";
    if (on.engine() instanceof PostgresEngine) {
      assertError("23505", 0, ErrorKind.TRANSACTION_OVER, false, sql);
    } else {
      assertError("23000", 1062, ErrorKind.STATEMENT_FAILED, false, sql);
    }
  }

  @Test
  void postgresStatementTimeout() throws SQLException {
    open(TestServers.of(PostgresEngine.class), "read-committed");
    run(second, "SET LOCAL statement_timeout = '50ms'");
    assertError("57014", 0, ErrorKind.TRANSACTION_OVER, false, "SELECT pg_sleep(5)");
  }

  @Test
  void mariaDbStatementTimeout() throws SQLException {
    open(TestServers.of(MariaDbEngine.class), "read-committed");
    run(first, "UPDATE t SET v = 1 WHERE id = 1");
    run(second, "SET SESSION max_statement_time = 0.05");
    assertError(
        "70100", 1969, ErrorKind.STATEMENT_FAILED, false, "UPDATE t SET v = 2 WHERE id = 1");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void sessionEndedByTheServer(EmbeddedServer on) throws SQLException {
    open(on, "read-committed");
    run(second, "UPDATE t SET v = 7 WHERE id = 2");
    boolean postgres = on.engine() instanceof PostgresEngine;
    long id = number(second, postgres ? "SELECT pg_backend_pid()" : "SELECT CONNECTION_ID()");
    try (Connection control = schema.connect()) {
      run(control, (postgres ? "SELECT pg_terminate_backend(" : "KILL CONNECTION (") + id + ")");
    }
    assertLost("SELECT 1");
  }

  @ParameterizedTest(autoCloseArguments = false)
  @MethodSource("servers")
  void silence(EmbeddedServer on) throws SQLException {
    open(on, "read-committed");
    run(second, "UPDATE t SET v = 7 WHERE id = 2");
    assertLost(on.engine() instanceof PostgresEngine ? "SELECT pg_sleep(3)" : "SELECT SLEEP(3)");
  }

  /** Runs the statement in the second session after an update of row 2, and commits in spite. */
  private void assertError(
      String state, int code, ErrorKind kind, boolean retryable, String statement)
      throws SQLException {
    run(second, "UPDATE t SET v = 7 WHERE id = 2");
    SQLException error = catchThrowableOfType(SQLException.class, () -> run(second, statement));
    assertThat((Throwable) error).isNotNull();
    assertThat(error.getSQLState()).isEqualTo(state);
    assertThat(error.getErrorCode()).isEqualTo(code);
    assertThat(server.engine().classify(error)).isEqualTo(kind);
    assertThat(server.engine().retryable(error)).isEqualTo(retryable);
    commitIfAllowed(second);
    assertThat(value(2)).isEqualTo(kind == ErrorKind.STATEMENT_FAILED ? 7 : 0);
  }

  private void assertLost(String statement) throws SQLException {
    SQLException error = catchThrowableOfType(SQLException.class, () -> run(second, statement));
    assertThat((Throwable) error).isNotNull();
    assertThat(server.engine().classify(error)).isEqualTo(ErrorKind.CONNECTION_LOST);
    assertThat(server.engine().retryable(error)).isFalse();
    pool.close();
    schema.awaitSessionsEnded(Duration.ofSeconds(10));
    assertThat(value(2)).isZero();
  }

  /** A driver may refuse to commit what the server rolled back; either way nothing is stored. */
  private static void commitIfAllowed(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      assertThat(new PostgresEngine().classify(e)).isEqualTo(ErrorKind.TRANSACTION_OVER);
    }
  }

  /** On a thread of its own: the common pool of a small machine has but one. */
  private static CompletableFuture<Void> inBackground(Connection connection, String sql) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            run(connection, sql);
          } catch (SQLException e) {
            throw new CompletionException(e);
          }
        },
        task -> new Thread(task).start());
  }

  private static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static void read(Connection connection, int id) throws SQLException {
    number(connection, "SELECT v FROM t WHERE id = " + id);
  }

  private long value(int id) throws SQLException {
    try (Connection control = schema.connect()) {
      return number(control, "SELECT v FROM t WHERE id = " + id);
    }
  }

  private static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
