package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.h2.Driver;

/**
 * H2 in this process and in memory, as test suites use it in place of their PostgreSQL: with {@code
 * MODE=PostgreSQL} and the settings that H2's manual gives with it ("Features", "Compatibility
 * Modes"); see {@code IN_MEMORY}. Without ANALYZE_AUTO=0 the 2,000th change would make a COMMIT
 * collect statistics, and plans change.
 *
 * <p>Its manual, "Advanced", "Transaction Isolation", has five levels: read uncommitted; read
 * committed, the default; repeatable read, with phantoms; snapshot, without; and serializable, of
 * which it says that it "currently doesn't ensure equivalence of concurrent and serializable
 * execution of transactions that perform write operations". Snapshot is not among the settings,
 * since H2 runs it and serializable by the same code ({@code
 * SessionLocal.startStatementWithinTransaction}); only the name differs.
 *
 * <p>Error codes are those of {@code org.h2.api.ErrorCode}. What they do to a transaction was
 * measured: a deadlock rolls it back, and so does H2 from repeatable read on when a row is newer
 * than the snapshot, under the same code 40001; every other error undoes its statement only, and
 * what the transaction did before is there to be committed. DDL commits before it begins.
 *
 * <p>There is no disk, so nothing to be durable, and no network, so nothing that could fall silent:
 * {@link ServerOptions#durable} and socket time-outs mean nothing here.
 */
public final class H2Engine implements Engine {
  private static final List<IsolationSetting> SETTINGS =
      List.of(
          new IsolationSetting(
              "read-uncommitted", Connection.TRANSACTION_READ_UNCOMMITTED, List.of()),
          new IsolationSetting("read-committed", Connection.TRANSACTION_READ_COMMITTED, List.of()),
          new IsolationSetting(
              "repeatable-read", Connection.TRANSACTION_REPEATABLE_READ, List.of()),
          new IsolationSetting("serializable", Connection.TRANSACTION_SERIALIZABLE, List.of()));

  /** The first three are those of the manual for {@code MODE=PostgreSQL}. */
  private static final String DATABASE_SETTINGS =
      ";MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE;DEFAULT_NULL_ORDERING=HIGH"
          + ";ANALYZE_AUTO=0;DB_CLOSE_ON_EXIT=FALSE;DATABASE_EVENT_LISTENER='"
          + H2Attempts.class.getName()
          + "'";

  private static final InProcess IN_MEMORY =
      new InProcess(
          new Driver(),
          "jdbc:h2:mem:%s" + DATABASE_SETTINGS,
          Map.of("user", "contend"),
          List.of("SET LOCK_TIMEOUT 10000"),
          "SELECT SESSION_ID()",
          "SELECT session_id FROM information_schema.sessions",
          "SHUTDOWN");

  private static final int DEADLOCK = 40001;
  private static final int LOCK_TIMEOUT = 50200;
  private static final int CONCURRENT_UPDATE = 90131;

  /**
   * The manual names no errors to try again; the driver throws these as subclasses of {@link
   * java.sql.SQLTransientException}, by which JDBC says so.
   */
  private static final Set<Integer> RETRYABLE = Set.of(DEADLOCK, LOCK_TIMEOUT, CONCURRENT_UPDATE);

  /**
   * OBJECT_CLOSED, CONNECTION_BROKEN_1, DATABASE_IS_CLOSED, DATABASE_CALLED_AT_SHUTDOWN, and
   * GENERAL_ERROR_1, which is what a statement says whose session was ended in its midst
   * (ABORT_SESSION), and other errors that H2 has no name for.
   */
  private static final Set<Integer> CONNECTION_LOST = Set.of(50000, 90007, 90067, 90098, 90121);

  @Override
  public String name() {
    return "h2";
  }

  @Override
  public Dialect dialect() {
    return Dialect.H2;
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
  public String identityColumn() {
    return "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";
  }

  @Override
  public ErrorKind classify(SQLException e) {
    ErrorChain chain = new ErrorChain(e);
    if (chain.connectionFailed() || chain.anyCode(CONNECTION_LOST) || chain.anonymous()) {
      return ErrorKind.CONNECTION_LOST;
    }
    boolean over = chain.anyState(state -> state.startsWith("40"));
    return over ? ErrorKind.TRANSACTION_OVER : ErrorKind.STATEMENT_FAILED;
  }

  @Override
  public boolean retryable(SQLException e) {
    return new ErrorChain(e).anyCode(RETRYABLE);
  }

  @Override
  public String readIsolation(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT isolation_level FROM information_schema.sessions"
                    + " WHERE session_id = SESSION_ID()")) {
      result.next();
      return result.getString(1).toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public Server start(ServerOptions options) throws ServerException {
    return InProcessServer.start(this, IN_MEMORY);
  }

  @Override
  public Optional<LockWatch> lockWatch(Schema schema, IsolationSetting isolation)
      throws SQLException {
    return Optional.of(H2LockWatch.open(schema, isolation));
  }

  @Override
  public StateReset stateReset(Schema schema, IsolationSetting isolation) throws SQLException {
    return H2StateReset.open(schema);
  }
}
