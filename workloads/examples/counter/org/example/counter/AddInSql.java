package org.example.counter;

import static dev.contend.workloads.sql.Sql.update;

import java.sql.Connection;
import java.sql.SQLException;

/** Lets the database add. */
class AddInSql implements CounterStrategy {

  @Override
  public void add(Connection db) throws SQLException {
    update(db, "UPDATE counter SET n = n + 1 WHERE id = 1");
  }
}
