package dev.contend.harness.testing;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.logging.Logger;
import javax.sql.DataSource;

/** One object for the code under test, whatever runs it at the moment. */
final class RoutedDataSource implements DataSource {
  private final Source outside;
  private volatile DataSource target;

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

  /** From now on; null where nothing runs. */
  void to(DataSource now) {
    target = now;
  }

  @Override
  public Connection getConnection() throws SQLException {
    DataSource now = target;
    return now == null ? outside.open() : now.getConnection();
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
