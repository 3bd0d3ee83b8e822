package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Waits in MariaDB: those for rows, gaps and AUTO_INCREMENT as InnoDB tells them, all others as
 * {@link MariaDbServerWaits} does. Of InnoDB's sources only {@code SHOW ENGINE INNODB STATUS} is
 * not cached. It takes 50 to 65 µs, and shows a transaction as waiting until its lock is given to
 * it, which the session that releases the lock does before its COMMIT returns: no false answer in
 * 1,000 rounds.
 *
 * <p>InnoDB looks for deadlocks at each wait, and chooses the victim by the work that would be
 * undone, and not by time; so there is nothing to do before a step.
 */
final class MariaDbLockWatch implements LockWatch {
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

  private final Connection control;
  private final Statement status;
  private final PreparedStatement lockWaits;
  private final MariaDbServerWaits serverWaits;
  private final MariaDbSessionReset sessionReset = new MariaDbSessionReset();

  private MariaDbLockWatch(Connection control) throws SQLException {
    this.control = control;
    status = control.createStatement();
    lockWaits = control.prepareStatement(LOCK_WAITS);
    serverWaits = new MariaDbServerWaits(control);
    status();
  }

  static MariaDbLockWatch open(Schema schema) throws SQLException {
    Connection control = schema.connect();
    try {
      return new MariaDbLockWatch(control);
    } catch (SQLException e) {
      control.close();
      throw e.getErrorCode() == DENIED
          ? new NotExplorableException(
              "The user may not see which sessions wait, for which the right PROCESS is missing; give it with: GRANT PROCESS ON *.* TO the user.",
              e)
          : e;
    }
  }

  @Override
  public long id(Connection session) throws SQLException {
    return session.unwrap(org.mariadb.jdbc.Connection.class).getThreadId();
  }

  @Override
  public Map<Long, Long> waiting(Collection<Long> sessions) throws SQLException {
    if (sessions.isEmpty()) {
      return Map.of();
    }
    Map<Long, Long> waiting = InnoDbStatus.waits(status());
    waiting.keySet().retainAll(sessions);
    Set<Long> others = new HashSet<>(sessions);
    others.removeAll(waiting.keySet());
    if (!others.isEmpty()) {
      waiting.putAll(serverWaits.among(others));
    }
    return waiting;
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
  public Map<Long, Set<Long>> waitsFor(Collection<Long> sessions) throws SQLException {
    try {
      Thread.sleep(CACHED_MILLIS);
    } catch (InterruptedException e) {
      // The answer may be an old one then, which whoever interrupts does not care for.
      Thread.currentThread().interrupt();
    }
    Map<Long, Set<Long>> waitsFor = new HashMap<>(serverWaits.owners(sessions));
    try (ResultSet result = lockWaits.executeQuery()) {
      while (result.next()) {
        if (sessions.contains(result.getLong(1))) {
          waitsFor
              .computeIfAbsent(result.getLong(1), unused -> new HashSet<>())
              .add(result.getLong(2));
        }
      }
    }
    return waitsFor;
  }

  @Override
  public void beforeStep(Connection session, boolean othersWait) {
    // See above.
  }

  @Override
  public void restore(Connection session) throws SQLException {
    sessionReset.reset(session.unwrap(org.mariadb.jdbc.Connection.class));
  }

  @Override
  public void close() throws SQLException {
    control.close();
  }
}
