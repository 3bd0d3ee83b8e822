package dev.contend.harness.database;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool.PoolInitializationException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A pool of a fixed number of sessions that, once closed, has none left. Hikari by itself loses the
 * session that it was just opening, in place of a broken one, when it was closed.
 */
final class SessionPool extends HikariDataSource {
  /** After so long {@code getConnection} gives up for this time; its caller may ask again. */
  private static final Duration WAIT = Duration.ofSeconds(1);

  private final Connector connector;

  private SessionPool(HikariConfig config, Connector connector) {
    super(config);
    this.connector = connector;
  }

  /**
   * Opens all sessions.
   *
   * @throws SQLException if the server refuses one of them
   */
  static SessionPool open(
      String name, Connector connector, IsolationSetting isolation, int sessions)
      throws SQLException {
    HikariConfig config = new HikariConfig();
    config.setPoolName(name);
    config.setDataSource(connector);
    config.setTransactionIsolation(Integer.toString(isolation.jdbcLevel()));
    config.setMaximumPoolSize(sessions);
    config.setMinimumIdle(sessions);
    config.setConnectionTimeout(WAIT.toMillis());
    // A session that is replaced in mid-race for its age would be a fault that nobody asked for.
    config.setMaxLifetime(0);
    config.setKeepaliveTime(0);
    SessionPool pool;
    try {
      pool = new SessionPool(config, connector);
    } catch (PoolInitializationException e) {
      throw refused(0, sessions, e);
    }
    pool.openAll(sessions);
    return pool;
  }

  /** Borrows all sessions at once, since the pool by itself opens most of them later. */
  private void openAll(int sessions) throws SQLException {
    List<Connection> opened = new ArrayList<>();
    try {
      while (opened.size() < sessions) {
        opened.add(first());
        restNoLonger();
      }
      for (Connection connection : opened) {
        connection.close();
      }
    } catch (SQLException e) {
      close();
      throw refused(opened.size(), sessions, e);
    }
  }

  /**
   * Ends the rest of 30 ms that Hikari's one thread takes after each session, so as to go easy on a
   * server; a race of half a second would wait for a quarter of one. No setting ends it (HikariCP
   * 5.1 to 7.1, {@code HikariPool.PoolEntryCreator}), and with several threads it opens more
   * sessions than it should. An interrupt does: nothing is being opened then, since nobody waits
   * for a session, and the executor clears it before the thread's next task.
   */
  private void restNoLonger() {
    Thread opener = connector.opener();
    if (opener != Thread.currentThread()) {
      opener.interrupt();
    }
  }

  /** A session, waited for as long as opening one may take. */
  private Connection first() throws SQLException {
    long deadline = System.nanoTime() + Access.CONNECT_TIMEOUT.toNanos();
    while (true) {
      try {
        return getConnection();
      } catch (SQLException e) {
        // Who is interrupted gets none, however often it asks.
        if (System.nanoTime() - deadline >= 0 || Thread.currentThread().isInterrupted()) {
          throw e;
        }
      }
    }
  }

  private static SQLException refused(int given, int wanted, Exception cause) {
    return new SQLException(
        "The server gave " + given + " of " + wanted + " sessions: use fewer clients.", cause);
  }

  @Override
  public void close() {
    super.close();
    connector.endSessions();
  }
}
