package dev.contend.workloads.oncall;

import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;

/** Locks the row that it is going to change, and counts the others as they are. */
class LockOwnRow implements OnCallStrategy {

  @Override
  public boolean goOff(Connection db, long shift, long doctor) throws SQLException {
    return inTransaction(
        db,
        () -> {
          queryLong(db, "SELECT id FROM doctor WHERE id = ? FOR UPDATE", doctor);
          return CheckThenAct.countAndGoOff(db, shift, doctor);
        });
  }
}
