package dev.contend.workloads.oncall;

import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;

/** The account's own code, in a transaction: count who else is on call, then go off. */
class CheckThenAct implements OnCallStrategy {

  @Override
  public boolean goOff(Connection db, long shift, long doctor) throws SQLException {
    return inTransaction(db, () -> countAndGoOff(db, shift, doctor));
  }

  static boolean countAndGoOff(Connection db, long shift, long doctor) throws SQLException {
    long others =
        queryLong(
            db,
            "SELECT COUNT(*) FROM doctor WHERE shift_id = ? AND on_call = TRUE AND id <> ?",
            shift,
            doctor);
    if (others == 0) {
      return false;
    }
    update(db, "UPDATE doctor SET on_call = FALSE WHERE id = ?", doctor);
    return true;
  }
}
