package dev.contend.harness.testing;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * One object for the code under test, whatever runs it at the moment.
 *
 * <p>A connection that was opened while nothing ran waits for no turn, so whoever kept it, a pool
 * above all, could use it in the next exploration unseen, which would then call anything valid. So
 * those are closed when something begins to run.
 */
final class RoutedDataSource implements DataSource {
  private final Source outside;
  private final List<Connection> opened = new ArrayList<>();
  private DataSource target;

  /** Opens connections. */
  @FunctionalInterface
  interface Source {
    Connection open() throws SQLException;
  }

  /**
   * @param outside used as long as nothing runs
   */
  RoutedDataSource(Source outside) {
    this.outside = outside;
  }

  /**
   * From now on; null where nothing runs.
   *
   * @throws SQLException if what was opened outside can't be closed
   */
  synchronized void to(DataSource now) throws SQLException {
    target = now;
    if (now != null) {
      for (Connection connection : opened) {
        connection.close();
      }
      opened.clear();
    }
  }

  private synchronized DataSource target() {
    return target;
  }

  @Override
  public Connection getConnection() throws SQLException {
    DataSource now = target();
    return now == null ? outside() : now.getConnection();
  }

  private synchronized Connection outside() throws SQLException {
    for (Iterator<Connection> all = opened.iterator(); all.hasNext(); ) {
      if (all.next().isClosed()) {
        all.remove();
      }
    }
    Connection connection = outside.open();
    opened.add(connection);
    return connection;
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
  public void setLogWriter(PrintWriter out) {
    // There is no log.
  }

  @Override
  public void setLoginTimeout(int seconds) {
    // Connections are there or are opened at once.
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
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("not a wrapper of " + type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }
}
