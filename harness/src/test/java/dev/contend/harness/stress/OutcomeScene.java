package dev.contend.harness.stress;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.errors.ErrorMarks;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.harness.database.PostgresEngine;
import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import dev.contend.harness.generator.Generator;
import dev.contend.harness.generator.TimeLimit;
import dev.contend.harness.parts.InProcessServices;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Race;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/**
 * A client with one session, and a rival who makes its operations fail: a table {@code t} whose
 * rows 1 and 2 have the value 0, and what the client recorded.
 */
final class OutcomeScene implements AutoCloseable {
  static final int STEP = 10;
  private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(1);
  private static final Duration LIMIT = Duration.ofSeconds(20);

  /** What a client is given that it can't draw: the code of one operation. */
  interface Body {
    void run(Connection db) throws Exception;
  }

  private static final class Operations implements Race<Body> {
    @Override
    public void prepare(Connection connection) {
      // The scene did.
    }

    @Override
    public List<Call> begin() {
      return List.of();
    }

    @Override
    public Generator<Body> generator() {
      throw new UnsupportedOperationException("the test says what is performed");
    }

    @Override
    public Call call(Body body) {
      return new Call(
          new Keyword("work"),
          null,
          Map.of(),
          parts -> {
            try {
              body.run(parts.connection());
            } catch (SQLException | RuntimeException e) {
              throw e;
            } catch (Exception e) {
              throw new IllegalStateException(e);
            }
            return new Answer.Done(null);
          });
    }

    @Override
    public List<Call> end() {
      return List.of();
    }
  }

  private final Server server;
  private final Schema schema;
  private final HikariDataSource pool;
  private final Connection observer;
  final Connection rival;
  final boolean postgres;

  OutcomeScene(Server server, String isolation) throws SQLException {
    this.server = server;
    postgres = server.engine() instanceof PostgresEngine;
    schema = server.createSchema("outcome");
    observer = schema.connect();
    run(observer, "CREATE TABLE t (id INT PRIMARY KEY, v INT NOT NULL)");
    run(observer, "INSERT INTO t VALUES (1, 0), (2, 0)");
    rival = schema.connect();
    rival.setAutoCommit(false);
    pool =
        schema.pool(
            server.engine().isolationSettings().stream()
                .filter(candidate -> candidate.name().equals(isolation))
                .findFirst()
                .orElseThrow(),
            1,
            SOCKET_TIMEOUT);
  }

  /** What the client recorded when it performed these, one after another. */
  History perform(Body... bodies) throws Exception {
    Path file = Files.createTempDirectory("contend-outcome").resolve("history.edn");
    try (Recorder recorder = new Recorder(file)) {
      Race<Body> race = new Operations();
      Client<Body> client =
          new Client<>(
              0,
              STEP,
              race,
              null,
              pool,
              new InProcessServices(),
              server.engine(),
              recorder,
              false,
              new RaceEnd(new TimeLimit(LIMIT)));
      for (Body body : bodies) {
        client.perform(() -> race.call(body));
      }
      return recorder.finish();
    } finally {
      Files.delete(file);
      Files.delete(file.getParent());
    }
  }

  /** Performs one operation and compares the way it was recorded. */
  void assertOutcome(EventType type, boolean unhandled, boolean partial, Body body)
      throws Exception {
    Event completion = perform(body).event(1);
    assertThat(completion.type()).as("%s", completion).isEqualTo(type);
    assertThat(completion.extra().containsKey(ErrorMarks.UNHANDLED))
        .as("%s", completion)
        .isEqualTo(unhandled);
    assertThat(completion.extra().containsKey(ErrorMarks.PARTIAL))
        .as("%s", completion)
        .isEqualTo(partial);
  }

  /** Performs one operation that ends with an answer that nobody handles; gives its code. */
  void assertRefused(EventType type, String state, int code, Body body) throws Exception {
    List<Object> error = new ArrayList<>();
    assertOutcome(
        type,
        true,
        type == EventType.INFO,
        db -> {
          try {
            body.run(db);
          } catch (SQLException e) {
            error.add(e.getSQLState());
            error.add(e.getErrorCode());
            throw e;
          }
        });
    assertThat(error).containsExactly(state, code);
  }

  void insertAndCommit(int id) throws SQLException {
    run(observer, "INSERT INTO t VALUES (" + id + ", 0)");
  }

  /** Waits until the client's session is blocked, then lets the rival act. */
  CompletableFuture<Void> whenBlocked(Callable<?> action) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            await(() -> number(observer, blockedSessions()) > 0);
            action.call();
          } catch (Exception e) {
            throw new CompletionException(e);
          }
        });
  }

  private String blockedSessions() {
    return postgres
        ? "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock'"
            + " AND application_name = '"
            + schema.name()
            + "'"
        : "SELECT variable_value FROM information_schema.global_status"
            + " WHERE variable_name = 'INNODB_ROW_LOCK_CURRENT_WAITS'";
  }

  /** Ends a session from outside, and returns when the server has done so. */
  void end(Connection db) throws Exception {
    long id = number(db, postgres ? "SELECT pg_backend_pid()" : "SELECT CONNECTION_ID()");
    run(observer, (postgres ? "SELECT pg_terminate_backend(" : "KILL CONNECTION (") + id + ")");
    await(
        () ->
            number(
                    observer,
                    postgres
                        ? "SELECT count(*) FROM pg_stat_activity WHERE pid = " + id
                        : "SELECT COUNT(*) FROM information_schema.processlist WHERE id = " + id)
                == 0);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.call()) {
      assertThat(System.nanoTime() - deadline).as("waited in vain").isNegative();
      TimeUnit.MILLISECONDS.sleep(2);
    }
  }

  /** The value of a row after the server has ended the client's session. */
  long valueAtTheEnd(int id) throws SQLException {
    pool.close();
    schema.awaitSessionsEnded(LIMIT);
    return value(id);
  }

  long value(int id) throws SQLException {
    return number(observer, "SELECT v FROM t WHERE id = " + id);
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static void set(Connection connection, int id, int value) throws SQLException {
    run(connection, "UPDATE t SET v = " + value + " WHERE id = " + id);
  }

  static long number(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    }
  }

  @Override
  public void close() throws SQLException {
    rival.rollback();
    rival.close();
    observer.close();
    schema.close();
  }
}
