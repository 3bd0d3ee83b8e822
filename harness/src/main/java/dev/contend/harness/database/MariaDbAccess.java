package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/**
 * A MariaDB server. On one of ours control connections and sessions under test have a user each, so
 * that whoever looks at the server's session list can tell them apart; elsewhere they share one.
 */
class MariaDbAccess implements Access {
  static final String CONTROL_USER = "root";
  static final String SESSION_USER = "contend";

  /** For as long as any race lasts; servers often end an idle session sooner. */
  private static final String STAY = "SET SESSION wait_timeout = 31536000";

  // A lock on a table that a hanging session holds must not hang us too.
  private static final String DO_NOT_HANG = "SET SESSION lock_wait_timeout = 10";
  private static final Duration LONGER_THAN_LOCKS = Duration.ofSeconds(15);

  private final String server;
  private final String database;
  private final Properties controlEntrance;
  private final Properties sessionEntrance;

  /** One of ours, on the loopback address. */
  MariaDbAccess(int port, String password) {
    server = "jdbc:mariadb://127.0.0.1:" + port + "/";
    database = "";
    controlEntrance = new Credentials(CONTROL_USER, password).properties();
    sessionEntrance = new Credentials(SESSION_USER, password).properties();
  }

  /** One that is already there. */
  MariaDbAccess(ServerUrl url, Credentials credentials) {
    server = "jdbc:mariadb://" + url.address() + "/";
    database = url.database();
    controlEntrance = credentials.properties();
    url.parameters().forEach(controlEntrance::setProperty);
    sessionEntrance = controlEntrance;
  }

  @Override
  public Connector control(String schema) {
    return connector(
        controlEntrance,
        schema.isEmpty() ? database : schema,
        LONGER_THAN_LOCKS,
        List.of(DO_NOT_HANG, STAY));
  }

  @Override
  public Connector sessions(String schema, IsolationSetting isolation, Duration socketTimeout) {
    return connector(sessionEntrance, schema, socketTimeout, isolation.sessionSql());
  }

  private Connector connector(
      Properties entrance, String schema, Duration socketTimeout, List<String> sessionSql) {
    Properties properties = new Properties();
    properties.putAll(entrance);
    properties.setProperty("connectTimeout", Long.toString(CONNECT_TIMEOUT.toMillis()));
    properties.setProperty("socketTimeout", Long.toString(socketTimeout.toMillis()));
    return new Connector(new Driver(), server + schema, properties, sessionSql);
  }

  @Override
  public List<String> create(String schema, String comment) {
    return List.of(
        "CREATE DATABASE `" + schema + "` CHARACTER SET utf8mb4 COMMENT '" + comment + "'");
  }

  @Override
  public String drop(String schema) {
    return "DROP DATABASE `" + schema + "`";
  }

  /** A session leaves this list only after its transaction was rolled back. */
  @Override
  public String countSessions(String schema, List<Connection> control) throws SQLException {
    StringBuilder ids = new StringBuilder("0");
    for (Connection connection : control) {
      try (Statement statement = connection.createStatement();
          ResultSet id = statement.executeQuery("SELECT CONNECTION_ID()")) {
        id.next();
        ids.append(", ").append(id.getLong(1));
      } catch (SQLException e) {
        // Closed, or of a server that was restarted since and gives its numbers anew.
        continue;
      }
    }
    return "SELECT COUNT(*) FROM information_schema.processlist WHERE db = '"
        + schema
        + "' AND id NOT IN ("
        + ids
        + ")";
  }
}
