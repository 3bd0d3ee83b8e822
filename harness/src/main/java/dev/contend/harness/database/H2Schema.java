package dev.contend.harness.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.h2.Driver;

/**
 * A schema on H2: the schema {@code public} of a database of its own in memory, with a random name,
 * which a connection of ours keeps alive. So nothing that is the database's, such as the list of
 * sessions or the switch for foreign keys, is shared with another exploration.
 *
 * <p>Of its settings the first three are those of the manual for {@code MODE=PostgreSQL}. Without
 * ANALYZE_AUTO=0 the 2,000th change would make a COMMIT collect statistics, and plans change.
 */
final class H2Schema implements Schema {
  private static final String SETTINGS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
          + ";ANALYZE_AUTO=0;DB_CLOSE_ON_EXIT=FALSE;DATABASE_EVENT_LISTENER='"
          + H2Attempts.class.getName()
          + "'";

  /** A lock that a hanging session holds must not hang us too. */
  private static final List<String> DO_NOT_HANG = List.of("SET LOCK_TIMEOUT 10000");

  private final String name;
  private final Connector connector;
  private final Connection keeper;
  private final List<Connection> control = new CopyOnWriteArrayList<>();
  private final List<SessionPool> pools = new CopyOnWriteArrayList<>();
  private boolean gone;

  private H2Schema(String name) throws SQLException {
    this.name = name;
    connector = connector(DO_NOT_HANG);
    keeper = connect();
  }

  static H2Schema create(String purpose) throws SQLException {
    return new H2Schema(ServerSchema.name(purpose));
  }

  private Connector connector(List<String> sessionSql) {
    Properties nobody = new Properties();
    nobody.setProperty("user", "contend");
    return new Connector(new Driver(), url(), nobody, sessionSql);
  }

  private String url() {
    return "jdbc:h2:mem:" + name + SETTINGS;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Connection connect() throws SQLException {
    Connection connection = connector.getConnection();
    control.add(connection);
    return connection;
  }

  @Override
  public HikariDataSource pool(IsolationSetting isolation, int sessions, Duration socketTimeout)
      throws SQLException {
    SessionPool pool =
        SessionPool.open(name, connector(isolation.sessionSql()), isolation, sessions);
    pools.add(pool);
    return pool;
  }

  @Override
  public void awaitSessionsEnded(Duration limit) throws SQLException {
    List<String> ours = new ArrayList<>();
    for (Connection connection : control) {
      if (!connection.isClosed()) {
        ours.addAll(Queries.column(connection, "SELECT SESSION_ID()"));
      }
    }
    String query =
        "SELECT session_id FROM information_schema.sessions WHERE session_id NOT IN (%s)"
            .formatted(String.join(", ", ours));
    if (!Polling.until(limit, () -> Queries.column(keeper, query).isEmpty())) {
      throw new SQLTimeoutException(
          "The server still has %d sessions of %s after %d ms."
              .formatted(Queries.column(keeper, query).size(), name, limit.toMillis()));
    }
  }

  @Override
  public synchronized void close() throws SQLException {
    if (gone) {
      return;
    }
    gone = true;
    pools.forEach(SessionPool::close);
    // Ends the other sessions too, and with the last one the database is gone.
    Queries.run(keeper, List.of("SHUTDOWN"));
  }
}
