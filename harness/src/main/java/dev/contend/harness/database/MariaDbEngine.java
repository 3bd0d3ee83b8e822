package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * MariaDB with InnoDB.
 *
 * <p>{@code innodb_snapshot_isolation} exists from 10.6.18, 10.11.8 and 11.4.2, is off by default
 * there and on from 11.6.2. Every setting sets it, so that none changes its meaning with the
 * version: on in {@code repeatable-read+snapshot}, off in all others, which then are what these
 * levels have always been. Error numbers are those of MariaDB's manual, "MariaDB Error Code
 * Reference"; what InnoDB does on each was measured.
 */
public final class MariaDbEngine implements Engine {
  private static final String SNAPSHOT_SWITCH = "innodb_snapshot_isolation";
  private static final List<String> SNAPSHOT_OFF =
      List.of("SET SESSION innodb_snapshot_isolation = OFF");
  private static final List<String> SNAPSHOT_ON =
      List.of("SET SESSION innodb_snapshot_isolation = ON");

  private static final List<IsolationSetting> SETTINGS =
      List.of(
          new IsolationSetting(
              "read-uncommitted", Connection.TRANSACTION_READ_UNCOMMITTED, SNAPSHOT_OFF),
          new IsolationSetting(
              "read-committed", Connection.TRANSACTION_READ_COMMITTED, SNAPSHOT_OFF),
          new IsolationSetting(
              "repeatable-read", Connection.TRANSACTION_REPEATABLE_READ, SNAPSHOT_OFF),
          new IsolationSetting(
              "repeatable-read+snapshot", Connection.TRANSACTION_REPEATABLE_READ, SNAPSHOT_ON),
          new IsolationSetting("serializable", Connection.TRANSACTION_SERIALIZABLE, SNAPSHOT_OFF));

  private static final int RECORD_CHANGED = 1020;
  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int LOCK_TABLE_FULL = 1206;
  private static final int DEADLOCK = 1213;
  private static final int AUTO_INCREMENT_READ_FAILED = 1467;

  private static final Set<Integer> TRANSACTION_OVER =
      Set.of(RECORD_CHANGED, LOCK_TABLE_FULL, DEADLOCK, AUTO_INCREMENT_READ_FAILED);

  private static final Set<Integer> RETRYABLE =
      Set.of(RECORD_CHANGED, LOCK_WAIT_TIMEOUT, DEADLOCK, AUTO_INCREMENT_READ_FAILED);

  /**
   * ER_SERVER_SHUTDOWN, ER_ABORTING_CONNECTION, the five of ER_NET_… between 1156 and 1161,
   * ER_NEW_ABORTING_CONNECTION, ER_CONNECTION_KILLED.
   */
  private static final Set<Integer> CONNECTION_LOST =
      Set.of(1053, 1152, 1156, 1157, 1158, 1159, 1160, 1161, 1184, 1927);

  @Override
  public String name() {
    return "mariadb";
  }

  @Override
  public Dialect dialect() {
    return Dialect.MARIADB;
  }

  @Override
  public boolean tested() {
    return true;
  }

  @Override
  public List<IsolationSetting> isolationSettings() {
    return SETTINGS;
  }

  /** In the version that is embedded; from 11.6.2 on it is that with the switch. */
  @Override
  public String defaultIsolation() {
    return "repeatable-read";
  }

  @Override
  public List<IsolationSetting> isolationSettings(Connection control) throws SQLException {
    try (Statement statement = control.createStatement();
        ResultSet result =
            statement.executeQuery("SHOW SESSION VARIABLES LIKE '" + SNAPSHOT_SWITCH + "'")) {
      return result.next() ? SETTINGS : isolationSettingsWithoutSwitch();
    }
  }

  /**
   * The settings of a server without the switch: it has those that turn it off, which are its only
   * way, and not those that turn it on.
   */
  List<IsolationSetting> isolationSettingsWithoutSwitch() {
    return SETTINGS.stream()
        .filter(setting -> !setting.sessionSql().equals(SNAPSHOT_ON))
        .map(setting -> new IsolationSetting(setting.name(), setting.jdbcLevel(), List.of()))
        .toList();
  }

  @Override
  public String identityColumn() {
    return "BIGINT AUTO_INCREMENT PRIMARY KEY";
  }

  @Override
  public ErrorKind classify(SQLException e) {
    ErrorChain chain = new ErrorChain(e);
    if (chain.connectionFailed() || chain.anyCode(CONNECTION_LOST) || chain.anonymous()) {
      return ErrorKind.CONNECTION_LOST;
    }
    boolean over = chain.anyCode(TRANSACTION_OVER) || chain.anyState(s -> s.startsWith("40"));
    return over ? ErrorKind.TRANSACTION_OVER : ErrorKind.STATEMENT_FAILED;
  }

  @Override
  public boolean retryable(SQLException e) {
    return new ErrorChain(e).anyCode(RETRYABLE);
  }

  /**
   * As {@code REPEATABLE-READ, innodb_snapshot_isolation=ON}; without the switch where it lacks.
   */
  @Override
  public String readIsolation(Connection connection) throws SQLException {
    Map<String, String> variables = new TreeMap<>();
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SHOW SESSION VARIABLES WHERE Variable_name IN"
                    + " ('tx_isolation', 'transaction_isolation', '"
                    + SNAPSHOT_SWITCH
                    + "')")) {
      while (result.next()) {
        variables.put(result.getString(1), result.getString(2));
      }
    }
    // Before 11.1 the variable had the older name.
    String level = variables.getOrDefault("transaction_isolation", variables.get("tx_isolation"));
    String snapshot = variables.get(SNAPSHOT_SWITCH);
    return snapshot == null ? level : level + ", " + SNAPSHOT_SWITCH + "=" + snapshot;
  }

  @Override
  public Optional<UrlForm> urlForm() {
    return Optional.of(new UrlForm("mariadb", 3306, false, Set.of("sslMode", "serverSslCert")));
  }

  @Override
  public Server connect(ExternalDatabase database, Credentials credentials) throws ServerException {
    return ExternalServer.open(
        database, credentials, new MariaDbGuest(new MariaDbAccess(database.url(), credentials)));
  }

  @Override
  public List<String> versions() {
    return EmbeddedVersions.MARIADB.names();
  }

  @Override
  public Server start(ServerOptions options) throws ServerException {
    return EmbeddedServer.start(this, new MariaDbInstallation(), options);
  }

  @Override
  public Server start(String version, ServerOptions options) throws ServerException {
    return EmbeddedServer.start(
        this,
        new MariaDbInstallation(
            new MariaDbPrograms(EmbeddedVersions.MARIADB.toFetch(version), options.news())),
        options);
  }

  @Override
  public Server startContainer(String image, ServerOptions options) throws ServerException {
    return ContainerServer.start(this, new MariaDbContainer(), image, options);
  }

  @Override
  public Server attach(int port, String password) throws ServerException {
    return AttachedServer.open(this, new MariaDbAccess(port, password));
  }

  @Override
  public Optional<LockWatch> lockWatch(Schema schema, IsolationSetting isolation)
      throws SQLException {
    return Optional.of(MariaDbLockWatch.open(schema, MariaDbRowWaits::new, InnoDbQueries.MARIADB));
  }

  @Override
  public StateReset stateReset(Schema schema, IsolationSetting isolation) throws SQLException {
    return MariaDbStateReset.open(schema, InnoDbQueries.MARIADB);
  }
}
