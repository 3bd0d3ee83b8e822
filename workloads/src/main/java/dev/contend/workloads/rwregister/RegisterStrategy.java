package dev.contend.workloads.rwregister;

import java.sql.Connection;
import java.sql.SQLException;

/** One way to read a register and to write it, inside of a transaction that has begun. */
public interface RegisterStrategy {

  /** Whether every register has its row from the beginning, with NULL in it. */
  default boolean hasRows() {
    return true;
  }

  /** What a register holds; null if nobody wrote it. */
  Long read(Connection db, long register) throws SQLException;

  /** Writes it. */
  void write(Connection db, long register, long value) throws SQLException;
}
