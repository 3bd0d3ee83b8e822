package dev.contend.harness.database;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A schema on a server that is reached through {@link Access}. */
final class ServerSchema implements Schema {
  /** The name of every schema of ours begins so. */
  static final String PREFIX = "contend_";

  private static final String COMMENT = "contend";
  private static final int LONGEST_PURPOSE = 24;

  private final Access access;
  private final String name;
  private final List<SessionPool> pools = new CopyOnWriteArrayList<>();
  private final List<Connection> control = new CopyOnWriteArrayList<>();
  private boolean gone;

  private ServerSchema(Access access, String name) {
    this.access = access;
    this.name = name;
  }

  /** Creates one on a server of ours, where nobody has to be told whose it is. */
  static ServerSchema create(Access access, String purpose) throws SQLException {
    return create(access, purpose, COMMENT);
  }

  /**
   * Creates one.
   *
   * @param comment by which it can be known later
   */
  static ServerSchema create(Access access, String purpose, String comment) throws SQLException {
    String name = name(purpose);
    try (Connection connection = access.control("").getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      for (String sql : access.create(name, comment)) {
        statement.execute(sql);
      }
      connection.commit();
    }
    return new ServerSchema(access, name);
  }

  /** A name that nobody has used before. */
  static String name(String purpose) {
    String words = purpose.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "_");
    return PREFIX
        + words.substring(0, Math.min(LONGEST_PURPOSE, words.length()))
        + "_"
        + UUID.randomUUID().toString().substring(24);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Connection connect() throws SQLException {
    Connection connection = access.control(name).getConnection();
    control.add(connection);
    return connection;
  }

  @Override
  public HikariDataSource pool(IsolationSetting isolation, int sessions, Duration socketTimeout)
      throws SQLException {
    Connector connector = access.sessions(name, isolation, socketTimeout);
    SessionPool pool = SessionPool.open(name, connector, isolation, sessions);
    pools.add(pool);
    return pool;
  }

  @Override
  public void awaitSessionsEnded(Duration limit) throws SQLException {
    try (Connection connection = connect(limit);
        Statement count = connection.createStatement()) {
      String query = access.countSessions(name, control);
      if (!Polling.until(limit, () -> sessions(count, query) == 0)) {
        throw new SQLTimeoutException(
            "The server still has "
                + sessions(count, query)
                + " sessions of "
                + name
                + " after "
                + limit.toMillis()
                + " ms.");
      }
    }
  }

  /** A server that was restarted may need a while before it takes connections again. */
  private Connection connect(Duration limit) throws SQLException {
    Connection[] connection = new Connection[1];
    SQLException[] refusal = new SQLException[1];
    boolean connected =
        Polling.until(
            limit,
            () -> {
              try {
                connection[0] = access.control("").getConnection();
                return true;
              } catch (SQLException e) {
                refusal[0] = e;
                return false;
              }
            });
    if (!connected) {
      throw refusal[0];
    }
    return connection[0];
  }

  private static int sessions(Statement count, String query) throws SQLException {
    try (ResultSet result = count.executeQuery(query)) {
      result.next();
      return result.getInt(1);
    }
  }

  /** Closes the pools of a schema whose server is about to go. */
  synchronized void abandon() {
    gone = true;
    pools.forEach(SessionPool::close);
  }

  @Override
  public synchronized void close() throws SQLException {
    if (gone) {
      return;
    }
    abandon();
    try (Connection connection = access.control("").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(access.drop(name));
    }
  }
}
