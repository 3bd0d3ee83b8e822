package dev.contend.workloads.listappend;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One way to read a list and to append to it, inside of a transaction that has begun. A list is the
 * text of a row: {@code ,17,4} is 17 and then 4.
 */
public interface ListStrategy {

  /** Whether every list has its row from the beginning. */
  default boolean hasRows() {
    return true;
  }

  /** The text of a list; empty if it has no row. */
  String read(Connection db, long list) throws SQLException;

  /** Appends an element. */
  void append(Connection db, long list, long element) throws SQLException;
}
