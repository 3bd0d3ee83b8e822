package dev.contend.harness.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/**
 * A schema that we created: a PostgreSQL schema, a MariaDB database, an H2 database in memory.
 * Closing it drops it.
 */
public interface Schema extends AutoCloseable {
  /** How long a session waits for an answer where nothing else was said. */
  Duration DEFAULT_SOCKET_TIMEOUT = Duration.ofSeconds(30);

  /** The name on the server; letters, digits and underscores only. */
  String name();

  /**
   * A control connection: unpooled, in autocommit, at the engine's default isolation level, with
   * this schema as the current one. It is not one of those that {@link #awaitSessionsEnded} awaits.
   */
  Connection connect() throws SQLException;

  /**
   * A pool of sessions under test, all opened at once, with this schema as the current one. It
   * opens another for each that is lost. Where it has none, because the server is down or silent,
   * its {@code getConnection} waits for one second before it refuses.
   *
   * @param isolation the session default of each of them, restored when one returns to the pool
   * @param sessions how many, neither more nor fewer
   * @param socketTimeout after how much silence of the server a session is given up; zero for never
   * @throws SQLException if the server refuses one of them
   */
  HikariDataSource pool(IsolationSetting isolation, int sessions, Duration socketTimeout)
      throws SQLException;

  /** {@link #pool(IsolationSetting, int, Duration)} with {@link #DEFAULT_SOCKET_TIMEOUT}. */
  default HikariDataSource pool(IsolationSetting isolation, int sessions) throws SQLException {
    return pool(isolation, sessions, DEFAULT_SOCKET_TIMEOUT);
  }

  /**
   * Waits until the server itself has none of the pooled sessions of this schema left, so that none
   * of their transactions can still take effect.
   *
   * @throws java.sql.SQLTimeoutException if one is left at the end of the limit
   * @throws SQLException if the server can't be asked
   */
  void awaitSessionsEnded(Duration limit) throws SQLException;

  /**
   * Closes the pools of this schema and drops it. A second call does nothing, nor does a call after
   * the server was closed.
   */
  @Override
  void close() throws SQLException;
}
