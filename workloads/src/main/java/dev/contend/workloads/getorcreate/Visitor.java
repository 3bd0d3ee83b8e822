package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.sql.Sql.queryOne;

import java.sql.Connection;
import java.sql.SQLException;

/** Who makes the request. Looked up before anything else, as frameworks do. */
record Visitor(String name) {

  /**
   * The first read of a request: a snapshot that lasts as long as the transaction is taken here.
   */
  static Visitor read(Connection db) throws SQLException {
    return queryOne(
        db, row -> new Visitor(row.getString("name")), "SELECT name FROM visitor WHERE id = 1");
  }
}
