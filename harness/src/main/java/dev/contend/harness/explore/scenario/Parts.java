package dev.contend.harness.explore.scenario;

import dev.contend.harness.parts.LockClient;
import dev.contend.harness.parts.TaskQueue;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import javax.sql.DataSource;

/** What an operation is handed. Every statement, commit and rollback through it is a step. */
public interface Parts {

  /**
   * The one connection of the session, in autocommit at the isolation setting that is explored. The
   * same for all operations of a session; what one of them leaves open is rolled back at its end.
   *
   * @throws SQLException if the server gives no session
   */
  Connection connection() throws SQLException;

  /** As many connections as the code wants; the same object for all sessions and schedules. */
  DataSource dataSource();

  /** The queue of that name; each call is a step. */
  TaskQueue queue(String name);

  /** Locks beside the database; each call is a step, and so is that a lease expires. */
  LockClient locks();

  /** The time, which passes only when the scheduler lets it pass; each look at it is a step. */
  Clock clock();
}
