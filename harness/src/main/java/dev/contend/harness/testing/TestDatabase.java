package dev.contend.harness.testing;

import dev.contend.harness.database.CredentialSource;
import dev.contend.harness.database.Engines;
import dev.contend.harness.database.ExternalDatabase;
import dev.contend.harness.database.Schema;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerException;
import dev.contend.harness.database.SharedServers;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;

/**
 * A schema of our own on a real server, with the tables of a test. Make one a test class, in a
 * static field: nothing happens before it is first used. Then the server is started, which takes
 * some seconds and is done once a JVM, and the schema is created. What the tables hold when the set
 * up is done is what each schedule finds; explorations leave them so.
 *
 * <p>Only that schema is ever touched. {@link #close} drops it; who does not close leaves that to
 * the end of the JVM, with which servers that we started end too.
 *
 * <p>Explorations of one JVM run one at a time, so tests may run in parallel.
 */
public final class TestDatabase implements AutoCloseable {
  private static final ReentrantLock ONE_AT_A_TIME = new ReentrantLock();

  private final Source source;
  private final List<SetUp> setUps = new ArrayList<>();
  private final RoutedDataSource dataSource = new RoutedDataSource(() -> schema().connect());
  private Server server;
  private Schema schema;

  private TestDatabase(Source source) {
    this.source = source;
  }

  /** Where a server comes from. */
  @FunctionalInterface
  private interface Source {
    Server server() throws ServerException;
  }

  /** Makes tables and what they hold before every schedule. */
  @FunctionalInterface
  public interface SetUp {
    /**
     * Runs once.
     *
     * @param db in autocommit, its current schema is the new one
     */
    void run(Connection db) throws Exception;
  }

  /** A PostgreSQL that Contend starts; all tests of the JVM share it. */
  public static TestDatabase postgres() {
    return embedded("postgres");
  }

  /** A MariaDB that Contend starts; all tests of the JVM share it. */
  public static TestDatabase mariadb() {
    return embedded("mariadb");
  }

  /** An H2 in the memory of this JVM, in PostgreSQL's mode. */
  public static TestDatabase h2() {
    return embedded("h2");
  }

  private static TestDatabase embedded(String engine) {
    return new TestDatabase(() -> SharedServers.of(Engines.named(engine).orElseThrow()));
  }

  /**
   * A server that is there. User and password are in the environment, {@code CONTEND_<NAME>_USER}
   * and {@code CONTEND_<NAME>_PASSWORD}; in the URL they are refused, since it gets printed.
   *
   * @param name as you call it: {@code pg15}
   * @param url {@code jdbc:postgresql://host:5432/database} or {@code jdbc:mariadb://host:3306/}
   * @throws IllegalArgumentException with a sentence, if one of them is wrong
   */
  public static TestDatabase at(String name, String url) {
    ExternalDatabase there = ExternalDatabase.parseAll(List.of(name + "=" + url)).get(0);
    return new TestDatabase(
        () ->
            there.engine().connect(there, CredentialSource.environment(System.getenv()).of(name)));
  }

  /**
   * Adds to what is done when the schema was created, in the order of the calls.
   *
   * @return this
   * @throws IllegalStateException if the schema is there already
   */
  public synchronized TestDatabase with(SetUp code) {
    if (schema != null) {
      throw new IllegalStateException(
          "The schema is there already: say what belongs to it before it is first used.");
    }
    setUps.add(code);
    return this;
  }

  /**
   * The same with statements.
   *
   * @return this
   */
  public TestDatabase with(String... statements) {
    return with(
        db -> {
          try (Statement statement = db.createStatement()) {
            for (String sql : statements) {
              statement.execute(sql);
            }
          }
        });
  }

  /**
   * For code that wants a data source: the same object for all explorations. While one runs, every
   * statement, commit and rollback of a session waits there for its turn; {@code given} and {@code
   * observe} may use it too. At other times it opens plain connections to the schema, for what
   * reads or makes tables at its start, such as JPA.
   *
   * <p>It is a pool by itself. Connections that were opened at other times are closed when an
   * exploration begins, and those of an exploration end with it; so who puts another pool before it
   * makes that pool in {@code given}, or lets it open its connections only when they are wanted.
   */
  public DataSource dataSource() {
    return dataSource;
  }

  /** The server; starts it, or connects to it, on the first call. */
  synchronized Server server() {
    if (server == null) {
      try {
        server = source.server();
      } catch (ServerException e) {
        throw new IllegalStateException(
            e.detail().isEmpty() ? e.getMessage() : e.getMessage() + "\n" + e.detail(), e);
      }
    }
    return server;
  }

  /** The schema; creates it, and what belongs to it, on the first call. */
  synchronized Schema schema() {
    if (schema == null) {
      try {
        schema = server().createSchema("test");
        try (Connection connection = schema.connect()) {
          for (SetUp setUp : setUps) {
            setUp.run(connection);
          }
        }
      } catch (Exception e) {
        dropQuietly(e);
        throw new IllegalStateException("The schema could not be set up: " + e.getMessage(), e);
      }
    }
    return schema;
  }

  private void dropQuietly(Exception why) {
    try {
      close();
    } catch (SQLException e) {
      why.addSuppressed(e);
    }
  }

  /** Runs something for which {@link #dataSource} is to lead elsewhere, alone in this JVM. */
  <T> T alone(Callable<T> work) throws Exception {
    ONE_AT_A_TIME.lockInterruptibly();
    try {
      return work.call();
    } finally {
      dataSource.to(null);
      ONE_AT_A_TIME.unlock();
    }
  }

  /** Where {@link #dataSource} leads from now on. */
  void lead(DataSource target) throws SQLException {
    dataSource.to(target);
  }

  /**
   * Drops the schema. The next use makes a new one.
   *
   * @throws SQLException what the server answered
   */
  @Override
  public synchronized void close() throws SQLException {
    if (schema != null) {
      schema.close();
      schema = null;
    }
  }
}
