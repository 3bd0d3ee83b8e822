package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Waits in MariaDB and MySQL: those in InnoDB as {@link RowWaits} tells them, all others as {@link
 * MariaDbServerWaits} does.
 *
 * <p>InnoDB looks for deadlocks at each wait, and chooses the victim by the work that would be
 * undone, and not by time; so there is nothing to do before a step.
 */
final class MariaDbLockWatch implements LockWatch {

  /** Makes the way to ask InnoDB. */
  interface Asking {
    RowWaits by(Connection control) throws SQLException;
  }

  private final Connection control;
  private final RowWaits rowWaits;
  private final MariaDbServerWaits serverWaits;
  private final MariaDbSessionReset sessionReset;

  private MariaDbLockWatch(Connection control, Asking innoDb, InnoDbQueries queries)
      throws SQLException {
    this.control = control;
    rowWaits = innoDb.by(control);
    serverWaits = new MariaDbServerWaits(control, queries.threadOf());
    sessionReset = new MariaDbSessionReset(queries.ownVariables());
  }

  static MariaDbLockWatch open(Schema schema, Asking innoDb, InnoDbQueries queries)
      throws SQLException {
    Connection control = schema.connect();
    try {
      return new MariaDbLockWatch(control, innoDb, queries);
    } catch (SQLException e) {
      control.close();
      throw e;
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
    Map<Long, Long> waiting = inInnoDb(sessions);
    Set<Long> others = new HashSet<>(sessions);
    others.removeAll(waiting.keySet());
    if (!others.isEmpty()) {
      waiting.putAll(serverWaits.among(others));
    }
    return waiting;
  }

  /**
   * InnoDB tells of a wait for a moment too when a statement with SKIP LOCKED or NOWAIT meets a
   * lock: in 4 of 1,000 looks at a session that does nothing else. So who waits is who sleeps over
   * it and is still found in the same wait. That misses a waiter that is awake for a moment: on a
   * busy machine in 2 of 20,000 looks, for 4 ms at most.
   */
  private Map<Long, Long> inInnoDb(Collection<Long> sessions) throws SQLException {
    Map<Long, Long> waiting = rowWaits.now();
    waiting.keySet().retainAll(sessions);
    if (!waiting.isEmpty()) {
      waiting.keySet().retainAll(serverWaits.asleep(Set.copyOf(waiting.keySet())));
      waiting.entrySet().retainAll(rowWaits.now().entrySet());
    }
    return waiting;
  }

  @Override
  public Map<Long, Set<Long>> waitsFor(Collection<Long> sessions) throws SQLException {
    Map<Long, Set<Long>> waitsFor = new HashMap<>(rowWaits.holders());
    waitsFor.keySet().retainAll(sessions);
    serverWaits.owners(sessions).forEach(waitsFor::putIfAbsent);
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
