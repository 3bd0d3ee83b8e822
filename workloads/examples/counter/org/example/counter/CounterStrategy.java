package org.example.counter;

import java.sql.Connection;
import java.sql.SQLException;

/** One way to add 1 to the counter. The connection is in autocommit at the setting under test. */
public interface CounterStrategy {
  void add(Connection db) throws SQLException;
}
