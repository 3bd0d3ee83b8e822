package dev.contend.harness.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A schema of a product in this process: what a new session of a database of its own in memory has
 * as its current schema. The database has a random name, and a connection of ours keeps it alive.
 * So nothing that is the database's, such as the list of sessions or a switch for foreign keys, is
 * shared with another exploration.
 */
final class InProcessSchema implements Schema {
  private final InProcess product;
  private final String name;
  private final Connector connector;
  private final Connection keeper;
  private final List<Connection> control = new CopyOnWriteArrayList<>();
  private final List<SessionPool> pools = new CopyOnWriteArrayList<>();
  private boolean gone;

  private InProcessSchema(InProcess product, String name) throws SQLException {
    this.product = product;
    this.name = name;
    connector = connector(product.controlSql());
    keeper = connect();
  }

  static InProcessSchema create(InProcess product, String purpose) throws SQLException {
    return new InProcessSchema(product, ServerSchema.name(purpose));
  }

  private Connector connector(List<String> sessionSql) {
    Properties properties = new Properties();
    properties.putAll(product.properties());
    return new Connector(product.driver(), product.url().formatted(name), properties, sessionSql);
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
    Set<String> ours = new HashSet<>();
    for (Connection connection : control) {
      if (!connection.isClosed()) {
        ours.addAll(Queries.column(connection, product.ownSession()));
      }
    }
    if (!Polling.until(limit, () -> others(ours).isEmpty())) {
      throw new SQLTimeoutException(
          "The server still has %d sessions of %s after %d ms."
              .formatted(others(ours).size(), name, limit.toMillis()));
    }
  }

  private List<String> others(Set<String> ours) throws SQLException {
    return Queries.column(keeper, product.sessions()).stream()
        .filter(session -> !ours.contains(session))
        .toList();
  }

  @Override
  public synchronized void close() throws SQLException {
    if (gone) {
      return;
    }
    gone = true;
    pools.forEach(SessionPool::close);
    // Ends the other sessions too, and with the last one the database is gone.
    Queries.run(keeper, List.of(product.shutdown()));
  }
}
