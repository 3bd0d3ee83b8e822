package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Set;

/**
 * Waits in MariaDB's InnoDB. Of its sources only {@code SHOW ENGINE INNODB STATUS} is not cached.
 * It takes 50 to 65 µs, and shows a transaction as waiting until its lock is given to it, which the
 * session that releases the lock does before its COMMIT returns: no false answer in 1,000 rounds.
 */
final class MariaDbRowWaits implements RowWaits {
  private static final String STATUS = "SHOW ENGINE INNODB STATUS";
  private static final int STATUS_TEXT = 3;

  /** ER_SPECIFIC_ACCESS_DENIED_ERROR. */
  private static final int DENIED = 1227;

  /** {@code INNODB_LOCK_WAITS} is made anew if nobody has read it for 100 ms. */
  private static final long CACHED_MILLIS = 150;

  private static final String LOCK_WAITS =
      """
      SELECT waiter.trx_mysql_thread_id, holder.trx_mysql_thread_id
        FROM information_schema.innodb_lock_waits w
        JOIN information_schema.innodb_trx waiter ON waiter.trx_id = w.requesting_trx_id
        JOIN information_schema.innodb_trx holder ON holder.trx_id = w.blocking_trx_id""";

  private final Statement status;
  private final PreparedStatement lockWaits;

  MariaDbRowWaits(Connection control) throws SQLException {
    status = control.createStatement();
    lockWaits = control.prepareStatement(LOCK_WAITS);
    try {
      status();
    } catch (SQLException e) {
      throw e.getErrorCode() == DENIED
          ? new NotExplorableException(
              "The user may not see which sessions wait, for which the right PROCESS is missing; give it with: GRANT PROCESS ON *.* TO the user.",
              e)
          : e;
    }
  }

  @Override
  public Map<Long, Long> now() throws SQLException {
    return InnoDbStatus.waits(status());
  }

  private String status() throws SQLException {
    while (true) {
      try (ResultSet result = status.executeQuery(STATUS)) {
        result.next();
        String text = result.getString(STATUS_TEXT);
        if (!InnoDbStatus.incomplete(text)) {
          return text;
        }
      }
    }
  }

  @Override
  public Map<Long, Set<Long>> holders() throws SQLException {
    return holders(lockWaits);
  }

  /**
   * Runs a query for waiters and holders that reads InnoDB's cached tables.
   *
   * @param query each row a waiter and one for whom it waits
   */
  static Map<Long, Set<Long>> holders(PreparedStatement query) throws SQLException {
    try {
      Thread.sleep(CACHED_MILLIS);
    } catch (InterruptedException e) {
      // The answer may be an old one then, which whoever interrupts does not care for.
      Thread.currentThread().interrupt();
    }
    try (ResultSet result = query.executeQuery()) {
      return Queries.grouped(result);
    }
  }
}
