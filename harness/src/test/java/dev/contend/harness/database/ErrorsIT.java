package dev.contend.harness.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Real errors of real servers, what is said of them, and whether that is true. */
class ErrorsIT {
  private Server server;
  private Schema schema;
  private HikariDataSource pool;
  private Connection first;
  private Connection second;

  static Stream<Server> servers() {
    return TestServers.shared();
  }

  /** Two sessions in transactions, and the rows 1 and 2 with value 0. */
  private void open(Server on, String setting) throws SQLException {
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
