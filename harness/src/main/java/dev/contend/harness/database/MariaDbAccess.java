package dev.contend.harness.database;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.mariadb.jdbc.Driver;

/**
 * A MariaDB server on the loopback address. Control connections and sessions under test have a user
 * each, because the server's session list tells users apart.
 */
final class MariaDbAccess implements Access {
  static final String CONTROL_USER = "root";
  static final String SESSION_USER = "contend";

  private final int port;
  private final String password;

  MariaDbAccess(int port, String password) {
    this.port = port;
    this.password = password;
  }

  @Override
  public Connector control(String schema) {
    // A lock on a table that a hanging session holds must not hang us too.
    return connector(
        CONTROL_USER, schema, Duration.ZERO, List.of("SET SESSION lock_wait_timeout = 10"));
  }

  @Override
  public Connector sessions(String schema, IsolationSetting isolation, Duration socketTimeout) {
    return connector(SESSION_USER, schema, socketTimeout, isolation.sessionSql());
  }

  private Connector connector(
      String user, String schema, Duration socketTimeout, List<String> sessionSql) {
    Properties properties = new Properties();
    properties.setProperty("user", user);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", Long.toString(CONNECT_TIMEOUT.toMillis()));
    properties.setProperty("socketTimeout", Long.toString(socketTimeout.toMillis()));
    return new Connector(
        new Driver(), "jdbc:mariadb://127.0.0.1:" + port + "/" + schema, properties, sessionSql);
  }

  @Override
  public String create(String schema) {
    return "CREATE DATABASE `" + schema + "` CHARACTER SET utf8mb4";
  }

  @Override
  public String drop(String schema) {
    return "DROP DATABASE `" + schema + "`";
  }

  /** A session leaves this list only after its transaction was rolled back. */
  @Override
  public String countSessions() {
    return "SELECT COUNT(*) FROM information_schema.processlist WHERE db = ? AND user = '"
        + SESSION_USER
        + "'";
  }
}
