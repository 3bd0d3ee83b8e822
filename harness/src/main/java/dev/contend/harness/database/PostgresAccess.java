package dev.contend.harness.database;

import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;
import org.postgresql.PGProperty;

/** A PostgreSQL server on the loopback address. */
final class PostgresAccess implements Access {
  static final String USER = "contend";

  private final int port;
  private final String password;

  PostgresAccess(int port, String password) {
    this.port = port;
    this.password = password;
  }

  @Override
  public Connector control(String schema) {
    Properties properties = properties("contend control", schema);
    // A lock that a hanging session holds must not hang us too.
    PGProperty.OPTIONS.set(properties, "-c lock_timeout=10s");
    return connector(properties, List.of());
  }

  @Override
  public Connector sessions(String schema, IsolationSetting isolation, Duration socketTimeout) {
    Properties properties = properties(schema, schema);
    PGProperty.SOCKET_TIMEOUT.set(properties, (int) Math.ceil(socketTimeout.toMillis() / 1000.0));
    return connector(properties, isolation.sessionSql());
  }

  private Properties properties(String application, String schema) {
    Properties properties = new Properties();
    PGProperty.USER.set(properties, USER);
    PGProperty.PASSWORD.set(properties, password);
    PGProperty.APPLICATION_NAME.set(properties, application);
    PGProperty.CONNECT_TIMEOUT.set(properties, (int) CONNECT_TIMEOUT.toSeconds());
    PGProperty.SSL_MODE.set(properties, "disable");
    PGProperty.GSS_ENC_MODE.set(properties, "disable");
    if (!schema.isEmpty()) {
      PGProperty.CURRENT_SCHEMA.set(properties, schema);
    }
    return properties;
  }

  private Connector connector(Properties properties, List<String> sessionSql) {
    return new Connector(
        new Driver(), "jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties, sessionSql);
  }

  @Override
  public String create(String schema) {
    return "CREATE SCHEMA \"" + schema + "\"";
  }

  @Override
  public String drop(String schema) {
    return "DROP SCHEMA \"" + schema + "\" CASCADE";
  }

  /** A backend leaves this view only after its transaction has ended. */
  @Override
  public String countSessions() {
    return "SELECT count(*) FROM pg_stat_activity WHERE application_name = ?";
  }
}
