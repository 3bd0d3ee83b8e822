package dev.contend.harness.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Some restored sessions in a schema with the table t (id, v), and a watch over them. */
final class Racers implements AutoCloseable {
  final Engine engine;
  final Schema schema;
  final Connection control;
  final LockWatch watch;
  final List<Connection> sessions = new ArrayList<>();
  private final HikariDataSource pool;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Racers(Server server, String setting, int count) throws SQLException {
    engine = server.engine();
    IsolationSetting isolation = setting(engine, setting);
    schema = server.createSchema("racers");
    control = schema.connect();
    run(control, "CREATE TABLE t (id INT PRIMARY KEY, v INT NOT NULL)");
    run(control, "INSERT INTO t VALUES (1, 0), (2, 0), (10, 0)");
    pool = schema.pool(isolation, count);
    watch = engine.lockWatch(schema, isolation).orElseThrow();
    for (int i = 0; i < count; i++) {
      Connection session = pool.getConnection();
      sessions.add(session);
      watch.id(session);
      watch.restore(session);
    }
  }

  static IsolationSetting setting(Engine engine, String name) {
    return engine.isolationSettings().stream()
        .filter(candidate -> candidate.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  boolean postgres() {
    return engine instanceof PostgresEngine;
  }

  boolean h2() {
    return engine instanceof H2Engine;
  }

  Connection session(int number) {
    return sessions.get(number);
  }

  long id(int number) throws SQLException {
    return watch.id(session(number));
  }

  /** Lets a session run a statement on a thread of its own. */
  Future<?> start(int number, String sql) {
    return start(number, sql, false);
  }

  /** The same, as the explorer does it: the watch is told before, in that thread. */
  Future<?> start(int number, String sql, boolean othersWait) {
    return threads.submit(
        () -> {
          watch.beforeStep(session(number), othersWait);
          run(session(number), sql);
          return null;
        });
  }

  /** Runs something on a thread of its own. */
  <T> Future<T> start(Callable<T> work) {
    return threads.submit(work);
  }

  /** Asks until the session waits or its statement has ended; whether it waits. */
  boolean waits(int number, Future<?> statement) throws SQLException {
    while (!statement.isDone()) {
      if (watch.waiting(Set.of(id(number))).containsKey(id(number))) {
        return true;
      }
    }
    return false;
  }

  static void run(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  static List<String> column(Connection connection, String query) throws SQLException {
    List<String> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        values.add(result.getString(1));
      }
    }
    return values;
  }

  @Override
  public void close() throws SQLException {
    threads.shutdownNow();
    watch.close();
    pool.close();
    control.close();
    schema.close();
  }
}
