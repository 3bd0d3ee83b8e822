package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/** How one server is reached, and the SQL by which its product makes, drops and watches schemas. */
interface Access {
  /** How long opening a session may take. */
  Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  /**
   * Control connections.
   *
   * @param schema the current schema, or empty for none
   */
  Connector control(String schema);

  /**
   * Sessions under test. Their isolation level is left to the pool; the rest of the setting is
   * done.
   *
   * @param socketTimeout zero for never
   */
  Connector sessions(String schema, IsolationSetting isolation, Duration socketTimeout);

  /**
   * The statements that create a schema of this name, which holds only letters, digits and _. In
   * one transaction they do all or nothing.
   *
   * @param comment that the schema carries; no quotes
   */
  List<String> create(String schema, String comment);

  /** The statement that drops it with all that is in it. */
  String drop(String schema);

  /**
   * A query for the number of open sessions under test.
   *
   * @param control the control connections of the schema, which the query must not count
   */
  String countSessions(String schema, List<Connection> control) throws SQLException;
}
