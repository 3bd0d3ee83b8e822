package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Tells everybody on a server that a run is alive, for as long as a session of it is open. */
final class RunLock implements AutoCloseable {
  private static final int ANSWER_WITHIN_SECONDS = 5;

  private final Guest guest;
  private RunMark mark;
  private Connection connection;

  RunLock(Guest guest) {
    this.guest = guest;
  }

  /**
   * Makes sure that the lock is held.
   *
   * @return its mark, a new one if the session was lost: the server might still have the old one
   */
  synchronized RunMark hold() throws SQLException {
    if (connection == null || !connection.isValid(ANSWER_WITHIN_SECONDS)) {
      close();
      connection = guest.access().control("").getConnection();
      mark = RunMark.random();
      if (!guest.lock(connection, mark)) {
        throw new SQLException("The server refuses the lock of a run that nobody can hold.");
      }
    }
    return mark;
  }

  /** Lets go of it. */
  @Override
  public synchronized void close() throws SQLException {
    if (connection != null) {
      connection.close();
    }
  }
}
