package dev.contend.harness.workload;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.SplittableRandom;

/**
 * What a benchmark measures of a strategy: operations that have something to do however often they
 * are called, on as many keys as it was made for. A {@link Race} is made to find what breaks, and
 * its clients often meet where nothing is left to do; a load is made to find what the work costs.
 * Made anew for each measurement.
 */
public interface Load {

  /** Creates tables and rows in the connection's schema, which is empty. */
  void prepare(Connection connection) throws SQLException;

  /**
   * Fills what is beside the database, after {@link #prepare}: as the application does that starts.
   */
  default void fill(Parts parts) throws SQLException {}

  /**
   * One of the clients that work at the same time, each on a thread of its own.
   *
   * @param random of this client alone
   */
  Client client(SplittableRandom random);

  /** A client, used by one thread. */
  @FunctionalInterface
  interface Client {
    /**
     * Calls one operation. What it leaves open is rolled back.
     *
     * @param parts its connection is in autocommit at the cell's isolation setting
     * @return whether it did its work; false for an answer that the caller expects and that says
     *     no, such as a 409, or a loop that gave up
     * @throws SQLException an error that the application does not handle
     */
    boolean operate(Parts parts) throws SQLException;
  }
}
