package dev.contend.workloads.oncall;

import static dev.contend.workloads.sql.Sql.queryAll;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/** Locks all rows that it counts, in one order. */
class SelectForUpdate implements OnCallStrategy {

  @Override
  public boolean goOff(Connection db, long shift, long doctor) throws SQLException {
    return inTransaction(
        db,
        () -> {
          List<Long> onCall =
              queryAll(
                  db,
                  row -> row.getLong("id"),
                  "SELECT id FROM doctor WHERE shift_id = ? AND on_call = TRUE"
                      + " ORDER BY id FOR UPDATE",
                  shift);
          if (onCall.stream().allMatch(other -> other == doctor)) {
            return false;
          }
          if (!onCall.contains(doctor)) {
            return true; // is off already; and a row that is not locked is better left alone
          }
          update(db, "UPDATE doctor SET on_call = FALSE WHERE id = ?", doctor);
          return true;
        });
  }
}
