package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * MySQL with InnoDB, from 8.0 on. UNTESTED: it was written after MySQL's manual and has never met a
 * MySQL. It is there as an example of an engine whose servers Contend can't start, and is reached
 * with {@code --db-url NAME=jdbc:mysql://host:port/} only.
 *
 * <p>The driver is MariaDB's, which names MySQL among its servers ("About MariaDB Connector/J").
 * MySQL's default way to log in, caching_sha2_password, it takes over TLS with {@code
 * serverSslCert}, or with the server's key: {@code serverRsaPublicKeyFile}, or {@code
 * allowPublicKeyRetrieval=true}, by which somebody on the way could learn the password.
 *
 * <p>Error numbers are those of "MySQL Server Error Reference". By "InnoDB Error Handling" a
 * deadlock rolls the transaction back, and a lock wait time-out the statement only, unless {@code
 * innodb_rollback_on_timeout} is set.
 */
public final class MySqlEngine implements Engine {
  private static final List<IsolationSetting> SETTINGS =
      List.of(
          new IsolationSetting(
              "read-uncommitted", Connection.TRANSACTION_READ_UNCOMMITTED, List.of()),
          new IsolationSetting("read-committed", Connection.TRANSACTION_READ_COMMITTED, List.of()),
          new IsolationSetting(
              "repeatable-read", Connection.TRANSACTION_REPEATABLE_READ, List.of()),
          new IsolationSetting("serializable", Connection.TRANSACTION_SERIALIZABLE, List.of()));

  private static final int LOCK_WAIT_TIMEOUT = 1205;
  private static final int LOCK_TABLE_FULL = 1206;
  private static final int DEADLOCK = 1213;

  /** Of GET_LOCK; the transaction goes on, but the message says to roll it back. */
  private static final int USER_LOCK_DEADLOCK = 3058;

  private static final Set<Integer> TRANSACTION_OVER = Set.of(LOCK_TABLE_FULL, DEADLOCK);

  private static final Set<Integer> RETRYABLE =
      Set.of(LOCK_WAIT_TIMEOUT, DEADLOCK, USER_LOCK_DEADLOCK);

  /**
   * ER_SERVER_SHUTDOWN, ER_ABORTING_CONNECTION, the five of ER_NET_… between 1156 and 1161,
   * ER_NEW_ABORTING_CONNECTION, ER_CLIENT_INTERACTION_TIMEOUT.
   */
  private static final Set<Integer> CONNECTION_LOST =
      Set.of(1053, 1152, 1156, 1157, 1158, 1159, 1160, 1161, 1184, 4031);

  @Override
  public String name() {
    return "mysql";
  }

  /** It has no RETURNING, and no sequences. */
  @Override
  public Dialect dialect() {
    return Dialect.MARIADB;
  }

  @Override
  public List<IsolationSetting> isolationSettings() {
    return SETTINGS;
  }

  @Override
  public String defaultIsolation() {
    return "repeatable-read";
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

  @Override
  public String readIsolation(Connection connection) throws SQLException {
    return Queries.column(connection, "SELECT @@SESSION.transaction_isolation").get(0);
  }

  @Override
  public Optional<UrlForm> urlForm() {
    return Optional.of(
        new UrlForm(
            "mysql",
            3306,
            false,
            Set.of(
                "sslMode", "serverSslCert", "serverRsaPublicKeyFile", "allowPublicKeyRetrieval")));
  }

  @Override
  public Server connect(ExternalDatabase database, Credentials credentials) throws ServerException {
    return ExternalServer.open(database, credentials, new MySqlGuest(database, credentials));
  }

  @Override
  public Optional<LockWatch> lockWatch(Schema schema, IsolationSetting isolation)
      throws SQLException {
    return Optional.of(MariaDbLockWatch.open(schema, MySqlRowWaits::new, InnoDbQueries.MYSQL));
  }

  @Override
  public StateReset stateReset(Schema schema, IsolationSetting isolation) throws SQLException {
    return MariaDbStateReset.open(schema, InnoDbQueries.MYSQL);
  }
}
