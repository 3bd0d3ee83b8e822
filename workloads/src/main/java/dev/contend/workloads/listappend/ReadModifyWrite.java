package dev.contend.workloads.listappend;

import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Sql.update;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads a list, appends in the application, and writes the whole. */
class ReadModifyWrite implements ListStrategy {

  @Override
  public String read(Connection db, long list) throws SQLException {
    return queryOne(
        db, row -> row.getString("elements"), "SELECT elements FROM lists WHERE id = ?", list);
  }

  @Override
  public void append(Connection db, long list, long element) throws SQLException {
    String elements = read(db, list) + "," + element;
    update(db, "UPDATE lists SET elements = ? WHERE id = ?", elements, list);
  }
}
