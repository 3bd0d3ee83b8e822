package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Restores a schema of H2. Rows are kept in temporary tables of the control connection, which
 * nobody else sees. Nothing is left of rows that were deleted, so there is no faster and slower
 * way.
 */
final class H2StateReset implements StateReset {
  private final Connection control;
  private final Set<String> opaque;
  private final H2Content content;

  private H2StateReset(Connection control) throws SQLException {
    this.control = control;
    opaque = H2Opaque.tables(control);
    content = H2Content.keep(control);
    restore();
  }

  static H2StateReset open(Schema schema) throws SQLException {
    Connection control = schema.connect();
    try {
      return new H2StateReset(control);
    } catch (SQLException e) {
      control.close();
      throw e;
    }
  }

  @Override
  public void restore() throws SQLException {
    List<String> restoring = content.restoring();
    try (Statement statement = control.createStatement()) {
      for (String sql : restoring) {
        statement.execute(sql);
      }
    }
  }

  @Override
  public void restoreExactly() throws SQLException {
    restore();
  }

  @Override
  public Map<String, Set<String>> tables() {
    return content.tied();
  }

  @Override
  public Set<String> opaque() {
    return opaque;
  }

  @Override
  public void close() throws SQLException {
    control.close();
  }
}
