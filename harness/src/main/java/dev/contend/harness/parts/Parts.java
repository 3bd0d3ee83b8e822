package dev.contend.harness.parts;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/**
 * What an operation is handed: its database, and what applications have beside one. Under stress
 * these are real; in the explorer every statement, commit and rollback through it, and every call
 * of a queue, a lock, a counter or the clock, is a step.
 */
public interface Parts {

  /**
   * The one connection of the operation, in autocommit at the isolation setting under test; what it
   * leaves open is rolled back at its end. In the explorer the same for all operations of a
   * session.
   *
   * @throws SQLException if the server gives no session
   */
  Connection connection() throws SQLException;

  /** As many connections as the code wants; in the explorer the same object for all sessions. */
  DataSource dataSource();

  /** The queue of that name. */
  TaskQueue queue(String name);

  /** Locks beside the database. In the explorer it is a step, too, that a lease expires. */
  LockClient locks();

  /** Numbers beside the database. */
  CounterStore counters();

  /** The time. In the explorer it passes only when the scheduler lets it pass. */
  Clock clock();
}
