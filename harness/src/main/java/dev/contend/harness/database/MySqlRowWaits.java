package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Waits in MySQL's InnoDB. UNTESTED: {@code performance_schema.data_lock_waits} has what the server
 * knows when it is asked, by MySQL's manual ("The data_lock_waits Table", from 8.0 on): unlike most
 * of the Performance Schema it needs no instrument, and "collects information that is already
 * available in the server". Whom a session waits for is asked by transactions, as the view {@code
 * sys.innodb_lock_waits} does, since a lock may have been made explicit by the thread that waits.
 */
final class MySqlRowWaits implements RowWaits {
  private static final String WAITS =
      """
      SELECT t.processlist_id, w.requesting_engine_lock_id
        FROM performance_schema.data_lock_waits w
        JOIN performance_schema.threads t ON t.thread_id = w.requesting_thread_id""";

  private static final String LOCK_WAITS =
      """
      SELECT waiter.trx_mysql_thread_id, holder.trx_mysql_thread_id
        FROM performance_schema.data_lock_waits w
        JOIN information_schema.innodb_trx waiter
          ON waiter.trx_id = w.requesting_engine_transaction_id
        JOIN information_schema.innodb_trx holder
          ON holder.trx_id = w.blocking_engine_transaction_id""";

  /** ER_TABLEACCESS_DENIED_ERROR, ER_SPECIFIC_ACCESS_DENIED_ERROR. */
  private static final Set<Integer> DENIED = Set.of(1142, 1227);

  private final PreparedStatement waits;
  private final PreparedStatement lockWaits;

  MySqlRowWaits(Connection control) throws SQLException {
    if (Queries.column(control, "SELECT @@performance_schema").contains("0")) {
      throw new NotExplorableException(
          "The server can't tell which sessions wait, since its Performance Schema is off; start it with performance_schema=ON.");
    }
    waits = control.prepareStatement(WAITS);
    lockWaits = control.prepareStatement(LOCK_WAITS);
    try {
      now();
      holders();
    } catch (SQLException e) {
      throw new ErrorChain(e).anyCode(DENIED)
          ? new NotExplorableException(
              "The user may not see which sessions wait; give it the rights with: GRANT SELECT ON performance_schema.* TO the user; GRANT PROCESS ON *.* TO the user.",
              e)
          : e;
    }
  }

  @Override
  public Map<Long, Long> now() throws SQLException {
    Map<Long, Long> now = new HashMap<>();
    try (ResultSet result = waits.executeQuery()) {
      while (result.next()) {
        now.put(result.getLong(1), (long) result.getString(2).hashCode());
      }
    }
    return now;
  }

  @Override
  public Map<Long, Set<Long>> holders() throws SQLException {
    return MariaDbRowWaits.holders(lockWaits);
  }
}
