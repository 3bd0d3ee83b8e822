package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.Map;
import java.util.Set;

/**
 * Tells which sessions wait in the database, by asking the database. Used by one thread at a time,
 * but for {@link #beforeStep}, which each session's own thread calls.
 */
public interface LockWatch extends AutoCloseable {

  /**
   * The number by which the server knows a session.
   *
   * @param session one under test, wrapped or not
   */
  long id(Connection session) throws SQLException;

  /**
   * Those of the sessions that wait at this moment for something that another session has to give:
   * a lock, or a safe snapshot. One that was told to go on is not among them, even if it has not
   * yet noticed. One that waits may be missing now and then, for example because it woke up for a
   * moment: whoever wants to know that it does not wait looks again.
   *
   * @param sessions that have a statement under way
   * @return for each that waits a number that is another for another wait
   * @throws SQLException if the server can't be asked
   */
  Map<Long, Long> waiting(Collection<Long> sessions) throws SQLException;

  /**
   * For which sessions each of the sessions waits, as far as the server tells; for witnesses. May
   * take longer than {@link #waiting}.
   */
  Map<Long, Set<Long>> waitsFor(Collection<Long> sessions) throws SQLException;

  /**
   * Called by a session's own thread before it sends a statement, so that of a deadlock that this
   * statement closes always the same session becomes the victim.
   *
   * @param session the driver's own connection
   * @param othersWait whether any other session waits
   */
  void beforeStep(Connection session, boolean othersWait) throws SQLException;

  /**
   * Makes a session as explorations need it, before its first use and when a schedule may have left
   * something in it: no locks, no temporary tables, no settings but those of its isolation setting
   * and ours. It has no transaction open.
   */
  void restore(Connection session) throws SQLException;

  @Override
  void close() throws SQLException;
}
