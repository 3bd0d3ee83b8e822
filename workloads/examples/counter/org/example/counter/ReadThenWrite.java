package org.example.counter;

import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Sql.update;

import java.sql.Connection;
import java.sql.SQLException;

/** Reads the number, and writes the next one. */
class ReadThenWrite implements CounterStrategy {

  @Override
  public void add(Connection db) throws SQLException {
    long n = queryLong(db, "SELECT n FROM counter WHERE id = 1");
    update(db, "UPDATE counter SET n = ? WHERE id = 1", n + 1);
  }
}
