package dev.contend.harness.database;

import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** A PostgreSQL server. */
final class PostgresAccess implements Access {
  static final String USER = "contend";
  private static final int LOCK_TIMEOUT_SECONDS = 10;

  private final String url;
  private final Properties entrance;
  private final List<String> controlSql;

  /** One of ours, on the loopback address. */
  PostgresAccess(int port, String password) {
    url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    entrance = new Credentials(USER, password).properties();
    PGProperty.SSL_MODE.set(entrance, "disable");
    PGProperty.GSS_ENC_MODE.set(entrance, "disable");
    controlSql = List.of();
  }

  /** One that is already there. */
  PostgresAccess(ServerUrl url, Credentials credentials) {
    this.url = url.base();
    entrance = credentials.properties();
    url.parameters().forEach(entrance::setProperty);
    // The setting is there from version 14. A race may last longer than it allows.
    controlSql =
        List.of(
            "SELECT set_config(name, '0', false) FROM pg_settings"
                + " WHERE name = 'idle_session_timeout'");
  }

  @Override
  public Connector control(String schema) {
    Properties properties = properties("contend control", schema);
    // A lock that a hanging session holds must not hang us too.
    PGProperty.OPTIONS.set(properties, "-c lock_timeout=" + LOCK_TIMEOUT_SECONDS + "s");
    // Whatever listens there may never answer: a server that was stopped, or something else. A lock
    // is waited for not as long.
    PGProperty.SOCKET_TIMEOUT.set(properties, LOCK_TIMEOUT_SECONDS + 5);
    return new Connector(new Driver(), url, properties, controlSql);
  }

  @Override
  public Connector sessions(String schema, IsolationSetting isolation, Duration socketTimeout) {
    Properties properties = properties(schema, schema);
    PGProperty.SOCKET_TIMEOUT.set(properties, (int) Math.ceil(socketTimeout.toMillis() / 1000.0));
    return new Connector(new Driver(), url, properties, isolation.sessionSql());
  }

  private Properties properties(String application, String schema) {
    Properties properties = new Properties();
    properties.putAll(entrance);
    PGProperty.APPLICATION_NAME.set(properties, application);
    PGProperty.CONNECT_TIMEOUT.set(properties, (int) CONNECT_TIMEOUT.toSeconds());
    if (!schema.isEmpty()) {
      PGProperty.CURRENT_SCHEMA.set(properties, schema);
    }
    return properties;
  }

  @Override
  public List<String> create(String schema, String comment) {
    return List.of(
        "CREATE SCHEMA \"" + schema + "\"",
        "COMMENT ON SCHEMA \"" + schema + "\" IS '" + comment + "'");
  }

  @Override
  public String drop(String schema) {
    return "DROP SCHEMA \"" + schema + "\" CASCADE";
  }

  /** A backend leaves this view only after its transaction has ended. */
  @Override
  public String countSessions(String schema, List<Connection> control) {
    return "SELECT count(*) FROM pg_stat_activity WHERE application_name = '" + schema + "'";
  }
}
