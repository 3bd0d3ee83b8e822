package dev.contend.workloads.oncall;

import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;

/** Locks the row of the shift, which stands for all its doctors, and then counts. */
class LockTheShift implements OnCallStrategy {

  @Override
  public boolean goOff(Connection db, long shift, long doctor) throws SQLException {
    return inTransaction(
        db,
        () -> {
          queryLong(db, "SELECT id FROM shift WHERE id = ? FOR UPDATE", shift);
          return CheckThenAct.countAndGoOff(db, shift, doctor);
        });
  }
}
