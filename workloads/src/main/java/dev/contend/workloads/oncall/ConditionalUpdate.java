package dev.contend.workloads.oncall;

import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Counts in the UPDATE itself. The inner SELECT stands in another since MySQL lets no UPDATE read
 * its own table otherwise.
 */
class ConditionalUpdate implements OnCallStrategy {

  @Override
  public boolean goOff(Connection db, long shift, long doctor) throws SQLException {
    return inTransaction(
        db,
        () ->
            update(
                    db,
                    "UPDATE doctor SET on_call = FALSE WHERE id = ? AND"
                        + " (SELECT others FROM (SELECT COUNT(*) AS others FROM doctor"
                        + " WHERE shift_id = ? AND on_call = TRUE AND id <> ?) AS counted) > 0",
                    doctor,
                    shift,
                    doctor)
                > 0);
  }
}
