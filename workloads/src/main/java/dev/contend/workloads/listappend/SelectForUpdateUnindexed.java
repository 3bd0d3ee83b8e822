package dev.contend.workloads.listappend;

import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Sql.update;

import java.sql.Connection;
import java.sql.SQLException;

/** Locks every row that it reads, and finds it by a column without an index. */
class SelectForUpdateUnindexed implements ListStrategy {

  @Override
  public String read(Connection db, long list) throws SQLException {
    return queryOne(
        db,
        row -> row.getString("elements"),
        "SELECT elements FROM lists WHERE code = ? FOR UPDATE",
        list);
  }

  @Override
  public void append(Connection db, long list, long element) throws SQLException {
    update(
        db, "UPDATE lists SET elements = CONCAT(elements, ?) WHERE code = ?", "," + element, list);
  }
}
