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
import org.junit.jupiter.api.AfterEach;

/** For tests of what errors leave: two sessions of one server, and assertions on them. */
abstract class TwoSessions {
  Server server;
  Schema schema;
  Connection first;
  Connection second;
  private HikariDataSource pool;

  /** Two sessions in transactions, and the rows 1 and 2 with value 0. */
  void open(Server on, String setting) throws SQLException {
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

  /** Runs the statement in the second session after an update of row 2, and commits in spite. */
  void assertError(String state, int code, ErrorKind kind, boolean retryable, String statement)
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

  void assertLost(String statement) throws SQLException {
    SQLException error = catchThrowableOfType(SQLException.class, () -> run(second, statement));
    assertThat((Throwable) error).isNotNull();
    assertThat(server.engine().classify(error)).isEqualTo(ErrorKind.CONNECTION_LOST);
    assertThat(server.engine().retryable(error)).isFalse();
    pool.close();
    schema.awaitSessionsEnded(Duration.ofSeconds(10));
    assertThat(value(2)).isZero();
  }

  /** A driver may refuse to commit what the server rolled back; either way nothing is stored. */
  static void commitIfAllowed(Connection connection) {
    try {
      connection.commit();
    } catch (SQLException e) {
      assertThat(new PostgresEngine().classify(e)).isEqualTo(ErrorKind.TRANSACTION_OVER);
    }
  }

  /** On a thread of its own: the common pool of a small machine has but one. */
  static CompletableFuture<Void> inBackground(Connection connection, String sql) {
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

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static void read(Connection connection, int id) throws SQLException {
    number(connection, "SELECT v FROM t WHERE id = " + id);
  }

  long value(int id) throws SQLException {
    try (Connection control = schema.connect()) {
      return number(control, "SELECT v FROM t WHERE id = " + id);
    }
  }

  static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }
}
