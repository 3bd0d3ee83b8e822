package dev.contend.workloads.rwregister;

import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Sql.update;

import java.sql.Connection;
import java.sql.SQLException;

/** Locks every row that it reads, such that others may read it too. */
class SelectForShare implements RegisterStrategy {
  private final String read;

  /**
   * @param clause {@code FOR SHARE}, or what the engine has in its place
   */
  SelectForShare(String clause) {
    read = "SELECT val FROM registers WHERE id = ? " + clause;
  }

  @Override
  public Long read(Connection db, long register) throws SQLException {
    return queryOne(db, row -> row.getObject("val", Long.class), read, register);
  }

  @Override
  public void write(Connection db, long register, long value) throws SQLException {
    update(db, "UPDATE registers SET val = ? WHERE id = ?", value, register);
  }
}
