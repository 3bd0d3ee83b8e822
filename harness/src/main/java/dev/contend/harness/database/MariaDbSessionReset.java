package dev.contend.harness.database;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.mariadb.jdbc.Connection;
import org.mariadb.jdbc.message.client.ResetPacket;

/**
 * Gives sessions back the state that the first one had before its first use.
 *
 * <p>COM_RESET_CONNECTION ends the transaction, all locks, temporary tables and prepared statements
 * and sets all variables to the server's; those that were others are set again: what the driver had
 * set, the isolation setting, and how long a lock is waited for. Both take 0.2 ms together.
 */
final class MariaDbSessionReset {
  /** So that a wait that nobody will end is an outcome; a schedule takes milliseconds. */
  private static final String WAIT_SECONDS = "3";

  private final String ownVariables;
  private String schema;
  private String variables = "";

  /**
   * @param ownVariables a query for assignments of the variables that are to be set again
   */
  MariaDbSessionReset(String ownVariables) {
    this.ownVariables = ownVariables;
  }

  synchronized void reset(Connection session) throws SQLException {
    if (variables.isEmpty()) {
      List<String> own = new ArrayList<>(Queries.column(session, ownVariables));
      own.add("@@SESSION.innodb_lock_wait_timeout = " + WAIT_SECONDS);
      own.add("@@SESSION.lock_wait_timeout = " + WAIT_SECONDS);
      schema = session.getCatalog();
      variables = "SET " + String.join(", ", own);
    }
    boolean autoCommit = session.getAutoCommit();
    session.getClient().execute(ResetPacket.INSTANCE, true);
    // The server has forgotten them.
    session.getContext().resetPrepareCache();
    Queries.run(session, List.of(variables));
    session.setCatalog(schema);
    session.setAutoCommit(autoCommit);
  }
}
