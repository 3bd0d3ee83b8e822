package dev.contend.workloads.rwregister;

import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Sql.update;

import java.sql.Connection;
import java.sql.SQLException;

/** Locks every row that it reads. */
class SelectForUpdate implements RegisterStrategy {

  @Override
  public Long read(Connection db, long register) throws SQLException {
    return queryOne(
        db,
        row -> row.getObject("val", Long.class),
        "SELECT val FROM registers WHERE id = ? FOR UPDATE",
        register);
  }

  @Override
  public void write(Connection db, long register, long value) throws SQLException {
    update(db, "UPDATE registers SET val = ? WHERE id = ?", value, register);
  }
}
