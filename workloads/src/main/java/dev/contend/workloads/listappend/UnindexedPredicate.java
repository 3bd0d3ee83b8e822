package dev.contend.workloads.listappend;

import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Sql.update;

import java.sql.Connection;
import java.sql.SQLException;

/** Plain queries that find the row by a column without an index. */
class UnindexedPredicate implements ListStrategy {

  @Override
  public String read(Connection db, long list) throws SQLException {
    return queryOne(
        db, row -> row.getString("elements"), "SELECT elements FROM lists WHERE code = ?", list);
  }

  @Override
  public void append(Connection db, long list, long element) throws SQLException {
    update(
        db, "UPDATE lists SET elements = CONCAT(elements, ?) WHERE code = ?", "," + element, list);
  }
}
