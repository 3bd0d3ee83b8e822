package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One of our own servers in the part of one that was there before, with an ordinary user.
 *
 * @param server whose control connections are the administrator's
 */
record Host(EmbeddedServer server) {
  static final String USER = "guest";
  private static final String PASSWORD = "correct horse battery staple";
  private static final String DATABASE = "house";

  static List<Host> all() {
    return TestServers.all().map(Host::new).toList();
  }

  private boolean postgres() {
    return server.engine() instanceof PostgresEngine;
  }

  void prepare() throws SQLException {
    if (postgres()) {
      execute("CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
      execute("CREATE DATABASE " + DATABASE);
      execute("GRANT CREATE ON DATABASE " + DATABASE + " TO " + USER);
    } else {
      execute("CREATE USER " + USER + " IDENTIFIED BY '" + PASSWORD + "'");
      execute(
          "GRANT SELECT, INSERT, UPDATE, DELETE, CREATE, DROP, INDEX, ALTER"
              + " ON `contend\\_%`.* TO "
              + USER);
    }
  }

  void tidyUp() throws SQLException {
    if (postgres()) {
      execute("DROP DATABASE " + DATABASE + " WITH (FORCE)");
      execute("DROP ROLE " + USER);
    } else {
      execute("DROP USER " + USER);
    }
  }

  void revoke() throws SQLException {
    execute(
        postgres()
            ? "REVOKE CREATE ON DATABASE " + DATABASE + " FROM " + USER
            : "REVOKE CREATE, DROP ON `contend\\_%`.* FROM " + USER);
  }

  /** As the administrator, except for statements that belong into the user's database. */
  void execute(String sql) throws SQLException {
    boolean ofUser = sql.startsWith("DROP SCHEMA");
    try (Connection connection =
        (ofUser ? guest().access() : server.access()).control("").getConnection()) {
      execute(connection, sql);
    }
  }

  void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Creates a schema as somebody would. */
  void create(Access access, String name, String comment) throws SQLException {
    try (Connection connection = access.control("").getConnection()) {
      connection.setAutoCommit(false);
      for (String sql : access.create(name, comment)) {
        execute(connection, sql);
      }
      connection.commit();
    }
  }

  /** Ends the session that holds the lock of a run. */
  void endHolderOf(RunMark mark) throws SQLException {
    execute(
        postgres()
            ? "SELECT pg_terminate_backend(pid, 5000) FROM pg_locks WHERE locktype = 'advisory'"
                + " AND (classid::bigint << 32 | objid::bigint) = %d".formatted(mark.run())
            : "EXECUTE IMMEDIATE CONCAT('KILL ', IS_USED_LOCK('contend_%016x'))"
                .formatted(mark.run()));
  }

  /** Comments by names of the schemas that begin as ours do. */
  Map<String, String> schemas() throws SQLException {
    Guest guest = guest();
    try (Connection connection = guest.access().control("").getConnection()) {
      return new TreeMap<>(guest.schemas(connection));
    }
  }

  ServerUrl url() {
    return url("127.0.0.1", server.port(), postgres() ? DATABASE : "");
  }

  ServerUrl url(String host, int port, String database) {
    return new ServerUrl(server.engine(), host, port, database, Map.of());
  }

  Guest guest() {
    ExternalDatabase database = new ExternalDatabase("there", url());
    Credentials credentials = new Credentials(USER, PASSWORD);
    return server.engine() instanceof MariaDbEngine
        ? new MariaDbGuest(new MariaDbAccess(database.url(), credentials))
        : new PostgresGuest(database, credentials);
  }

  Server open() throws ServerException {
    return open(url());
  }

  Server open(ServerUrl url) throws ServerException {
    return open(url, PASSWORD);
  }

  Server open(ServerUrl url, String password) throws ServerException {
    return server
        .engine()
        .connect(new ExternalDatabase("there", url), new Credentials(USER, password));
  }

  @Override
  public String toString() {
    return server.engine().name();
  }
}
