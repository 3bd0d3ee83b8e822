package dev.contend.workloads.oncall;

import static dev.contend.workloads.sql.Sql.queryAll;
import static dev.contend.workloads.sql.Sql.update;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * One way for doctors to go off call, to come on, and to see who is. The connection is in
 * autocommit at the isolation setting under test.
 */
public interface OnCallStrategy {

  /**
   * Lets a doctor go off: false, and nothing is changed, if nobody else of the shift is on call.
   */
  boolean goOff(Connection db, long shift, long doctor) throws SQLException;

  /** Lets a doctor come on. */
  default void comeOn(Connection db, long doctor) throws SQLException {
    update(db, "UPDATE doctor SET on_call = TRUE WHERE id = ?", doctor);
  }

  /** The doctors of a shift who are on call. */
  default List<Long> read(Connection db, long shift) throws SQLException {
    return queryAll(
        db,
        row -> row.getLong("id"),
        "SELECT id FROM doctor WHERE shift_id = ? AND on_call = TRUE",
        shift);
  }
}
