package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/**
 * PostgreSQL.
 *
 * <p>Its manual, chapter 13.2 "Transaction Isolation": "You can request any of the four standard
 * transaction isolation levels, but internally only three distinct isolation levels are
 * implemented, i.e., PostgreSQL's Read Uncommitted mode behaves like Read Committed." So there are
 * three settings. SQLSTATEs are those of its appendix A, "PostgreSQL Error Codes".
 */
public final class PostgresEngine implements Engine {
  private static final List<IsolationSetting> SETTINGS =
      List.of(
          new IsolationSetting("read-committed", Connection.TRANSACTION_READ_COMMITTED, List.of()),
          new IsolationSetting(
              "repeatable-read", Connection.TRANSACTION_REPEATABLE_READ, List.of()),
          new IsolationSetting("serializable", Connection.TRANSACTION_SERIALIZABLE, List.of()));

  /** serialization_failure and deadlock_detected; see chapter 13.5 of the manual. */
  private static final Set<String> RETRYABLE = Set.of("40001", "40P01");

  /** admin_shutdown, crash_shutdown, cannot_connect_now; with each the session ends. */
  private static final Set<String> SESSION_ENDED = Set.of("57P01", "57P02", "57P03");

  /** A session ends with a message of these severities, whatever its SQLSTATE. */
  private static final Set<String> ENDING_SEVERITIES = Set.of("FATAL", "PANIC");

  @Override
  public String name() {
    return "postgres";
  }

  @Override
  public Dialect dialect() {
    return Dialect.POSTGRES;
  }

  @Override
  public boolean tested() {
    return true;
  }

  @Override
  public List<IsolationSetting> isolationSettings() {
    return SETTINGS;
  }

  @Override
  public List<Alias> aliases() {
    return List.of(
        new Alias(
            "read-uncommitted",
            "read-committed",
            "PostgreSQL's Read Uncommitted mode behaves like Read Committed (the manual, 13.2)."));
  }

  @Override
  public String identityColumn() {
    return "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
  }

  /**
   * Inside a transaction every error of PostgreSQL ends it: what is left is to roll it back, if
   * only to a savepoint. Errors that the driver raised by itself leave it alone.
   */
  @Override
  public ErrorKind classify(SQLException e) {
    ErrorChain chain = new ErrorChain(e);
    boolean ended =
        chain
            .of(PSQLException.class)
            .map(PSQLException::getServerErrorMessage)
            .anyMatch(PostgresEngine::endsSession);
    if (ended
        || chain.connectionFailed()
        || chain.anyState(SESSION_ENDED::contains)
        || chain.anonymous()) {
      return ErrorKind.CONNECTION_LOST;
    }
    boolean ofDriver =
        chain.of(PSQLException.class).findAny().isPresent()
            && chain.of(PSQLException.class).allMatch(p -> p.getServerErrorMessage() == null);
    boolean rolledBack = chain.anyState(state -> state.startsWith("25") || state.startsWith("40"));
    return ofDriver && !rolledBack ? ErrorKind.STATEMENT_FAILED : ErrorKind.TRANSACTION_OVER;
  }

  private static boolean endsSession(ServerErrorMessage message) {
    return message != null && ENDING_SEVERITIES.contains(message.getSeverity());
  }

  @Override
  public boolean retryable(SQLException e) {
    return new ErrorChain(e).anyState(RETRYABLE::contains);
  }

  @Override
  public String readIsolation(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW transaction_isolation")) {
      result.next();
      return result.getString(1);
    }
  }

  @Override
  public Optional<UrlForm> urlForm() {
    return Optional.of(
        new UrlForm(
            "postgresql", 5432, true, Set.of("sslmode", "sslrootcert", "sslcert", "sslkey")));
  }

  @Override
  public Server connect(ExternalDatabase database, Credentials credentials) throws ServerException {
    return ExternalServer.open(database, credentials, new PostgresGuest(database, credentials));
  }

  @Override
  public List<String> versions() {
    return EmbeddedVersions.POSTGRES.names();
  }

  @Override
  public Server start(ServerOptions options) throws ServerException {
    return EmbeddedServer.start(this, new PostgresInstallation(), options);
  }

  @Override
  public Server start(String version, ServerOptions options) throws ServerException {
    return EmbeddedServer.start(
        this,
        new PostgresInstallation(
            new PostgresPrograms(EmbeddedVersions.POSTGRES.toFetch(version), options.news())),
        options);
  }

  @Override
  public Server startContainer(String image, ServerOptions options) throws ServerException {
    return ContainerServer.start(this, new PostgresContainer(), image, options);
  }

  @Override
  public Server attach(int port, String password) throws ServerException {
    return AttachedServer.open(this, new PostgresAccess(port, password));
  }

  @Override
  public Optional<LockWatch> lockWatch(Schema schema, IsolationSetting isolation)
      throws SQLException {
    return Optional.of(PostgresLockWatch.open(schema, isolation));
  }

  @Override
  public StateReset stateReset(Schema schema, IsolationSetting isolation) throws SQLException {
    return PostgresStateReset.open(schema, isolation);
  }
}
