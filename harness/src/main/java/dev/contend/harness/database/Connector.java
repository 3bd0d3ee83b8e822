package dev.contend.harness.database;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Opens sessions of one kind: a driver, an address, properties, and the statements that each
 * session runs first. Not a record: its text would show the password.
 */
final class Connector implements DataSource {
  private final Driver driver;
  private final String url;
  private final Properties properties;
  private final List<String> sessionSql;
  private final Set<Connection> opened = new HashSet<>();
  private boolean closed;
  private volatile Thread opener = Thread.currentThread();

  Connector(Driver driver, String url, Properties properties, List<String> sessionSql) {
    this.driver = driver;
    this.url = url;
    this.properties = properties;
    this.sessionSql = List.copyOf(sessionSql);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = driver.connect(url, properties);
    try (Statement statement = connection.createStatement()) {
      for (String sql : sessionSql) {
        statement.execute(sql);
      }
      keep(connection);
      opener = Thread.currentThread();
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** The thread that opened a session last; before the first the one that made this. */
  Thread opener() {
    return opener;
  }

  private synchronized void keep(Connection connection) throws SQLException {
    if (closed) {
      throw new SQLNonTransientConnectionException("closed while the session was opened", "08003");
    }
    for (Iterator<Connection> all = opened.iterator(); all.hasNext(); ) {
      if (all.next().isClosed()) {
        all.remove();
      }
    }
    opened.add(connection);
  }

  /** Ends all open sessions, in use or not, and those that are just being opened. */
  synchronized void endSessions() {
    closed = true;
    for (Connection connection : opened) {
      try {
        connection.abort(Runnable::run);
        if (!connection.isClosed()) {
          closeLater(connection);
        }
      } catch (SQLException e) {
        // It was on its way out: what the server still has, its session list tells.
        continue;
      }
    }
    opened.clear();
  }

  /** H2 does nothing when it is to abort, and closes only after the statement under way. */
  private static void closeLater(Connection connection) {
    Thread closing =
        new Thread(
            () -> {
              try {
                connection.close();
              } catch (SQLException e) {
                // As above.
                return;
              }
            },
            "close-session");
    closing.setDaemon(true);
    closing.start();
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the user is fixed");
  }

  @Override
  public PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("no log");
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // The properties hold it; Hikari sets it all the same.
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("no log");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("not a wrapper of " + type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
