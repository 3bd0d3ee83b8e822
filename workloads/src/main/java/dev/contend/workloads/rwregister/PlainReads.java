package dev.contend.workloads.rwregister;

import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Sql.update;

import java.sql.Connection;
import java.sql.SQLException;

/** Plain queries and updates by primary key. */
class PlainReads implements RegisterStrategy {

  @Override
  public Long read(Connection db, long register) throws SQLException {
    return queryOne(
        db,
        row -> row.getObject("val", Long.class),
        "SELECT val FROM registers WHERE id = ?",
        register);
  }

  @Override
  public void write(Connection db, long register, long value) throws SQLException {
    update(db, "UPDATE registers SET val = ? WHERE id = ?", value, register);
  }
}
