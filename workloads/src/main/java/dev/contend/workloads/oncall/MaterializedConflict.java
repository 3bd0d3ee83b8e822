package dev.contend.workloads.oncall;

import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;

/** Writes to the row of the shift, so that two who decide on the same doctors meet at one row. */
class MaterializedConflict implements OnCallStrategy {

  @Override
  public boolean goOff(Connection db, long shift, long doctor) throws SQLException {
    return inTransaction(
        db,
        () -> {
          update(db, "UPDATE shift SET changes = changes + 1 WHERE id = ?", shift);
          return CheckThenAct.countAndGoOff(db, shift, doctor);
        });
  }
}
