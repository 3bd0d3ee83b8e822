package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** What the operations of one session are handed in one schedule. */
final class LaneParts implements Parts, AutoCloseable {
  private final DataSource dataSource;
  private Connection connection;

  LaneParts(DataSource dataSource) {
    this.dataSource = dataSource;
  }

  @Override
  public Connection connection() throws SQLException {
    if (connection == null || connection.isClosed()) {
      connection = dataSource.getConnection();
    }
    return connection;
  }

  @Override
  public DataSource dataSource() {
    return dataSource;
  }

  @Override
  public void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
