package dev.contend.harness.database;

import java.sql.SQLException;

/** A server whose processes are ours, so that it can be hurt: see the package {@code fault}. */
public interface LocalServer extends Server {
  /** Its first process; all others descend from it. Another one after each {@link #restart}. */
  ProcessHandle process();

  /** Where on the loopback address it listens, now and after each {@link #restart}. */
  int port();

  /**
   * Starts the server again, whose processes were ended: with the same data, password, port and
   * options. Returns when it takes connections.
   *
   * @throws ServerException if it does not come back
   * @throws IllegalStateException if its first process does not end
   */
  void restart() throws ServerException;

  /**
   * {@link #createSchema(String)}, for sessions that take another way.
   *
   * @param port on the loopback address, from which somebody leads them to {@link #port()}
   * @throws SQLException what the server answered
   */
  Schema createSchema(String purpose, int port) throws SQLException;
}
