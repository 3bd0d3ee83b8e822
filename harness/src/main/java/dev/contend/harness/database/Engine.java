package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.List;
import java.util.Optional;

/**
 * Everything particular to one database product. {@link Engines} finds those that {@link
 * java.util.ServiceLoader} does, so an implementation may be in a jar of yours; it has a public
 * constructor without parameters then. What has a body here may stay as it is.
 *
 * <p>A product whose servers Contend can't start needs {@link #urlForm} and {@link #connect}; one
 * that runs in this process needs {@link #start(ServerOptions)}, for which there is {@link
 * InProcessServer}. {@link MySqlEngine} is an example of the first, {@link H2Engine} of the second.
 */
public interface Engine {
  /** What the command line and the run's record call it. */
  String name();

  /**
   * Which SQL applications write for it, of what they write differently: the strategies of the
   * catalogue send the statements of that product, and those of its statements that it lacks are
   * not sent here either.
   */
  default Dialect dialect() {
    return Dialect.OTHER;
  }

  /**
   * Whether tests of Contend have confirmed on it what is told of all products: grades of every
   * database ({@code *}), and which steps of the explorer do not depend on each other. If not,
   * there are no grades but those that name it, no schedule is left out, and a run says so.
   */
  default boolean tested() {
    return false;
  }

  /** The settings that a race can be run at, weakest first. */
  List<IsolationSetting> isolationSettings();

  /** The name of the setting that sessions have as long as nobody says otherwise. */
  default String defaultIsolation() {
    return "read-committed";
  }

  /**
   * A level that the product takes and that is another one in all but its name.
   *
   * @param name as the command line would say it
   * @param isolation the name of the setting that it is
   * @param reason a sentence, with its source
   */
  record Alias(String name, String isolation, String reason) {}

  /** Such levels of this product. */
  default List<Alias> aliases() {
    return List.of();
  }

  /** The type and constraint, in DDL, of a BIGINT primary key that the engine generates. */
  String identityColumn();

  /**
   * What an error says of the transaction it happened in. The whole chain of causes and next
   * exceptions counts, since frameworks wrap what the driver threw.
   */
  ErrorKind classify(SQLException e);

  /**
   * Whether the engine's manual tells an application to roll back and run the transaction again.
   */
  boolean retryable(SQLException e);

  /** The isolation level and switches of a session, as the server's session says them. */
  String readIsolation(Connection connection) throws SQLException;

  /**
   * What the URLs of servers of this product look like; empty if it is raced in this process only.
   */
  default Optional<UrlForm> urlForm() {
    return Optional.empty();
  }

  /**
   * Connects to a server that is already there, looks whether all is there that a race needs, and
   * drops what killed runs have left there.
   *
   * @param database of this engine
   * @throws ServerException if it can't be reached, or can't be used
   */
  default Server connect(ExternalDatabase database, Credentials credentials)
      throws ServerException {
    throw new ServerException(
        "%s: %s runs in Contend's own process only; race it with --db %s."
            .formatted(database.name(), name(), name()));
  }

  /**
   * Those of {@link #isolationSettings()} that a server has, with what a session of it needs.
   *
   * @param control a session of the server
   */
  default List<IsolationSetting> isolationSettings(Connection control) throws SQLException {
    return isolationSettings();
  }

  /**
   * The versions that {@link #start(String, ServerOptions)} knows, the default first. None if the
   * product runs inside this process: then there is one version, and no container of it. None
   * either if it is only reached by a URL.
   */
  default List<String> versions() {
    return List.of();
  }

  /** Whether Contend starts servers of it; if not, they are reached by a URL only. */
  default boolean startable() {
    return urlForm().isEmpty() || !versions().isEmpty();
  }

  /** What to do about one that is not {@link #startable}, without a full stop. */
  default String whyNotStartable() {
    return "Contend starts no %s; name a server that is there: --db-url my-%s=%s"
        .formatted(name(), name(), urlForm().orElseThrow().example());
  }

  /**
   * Starts a fresh server on a free loopback port, with an empty data folder and a random password.
   *
   * @throws ServerException if it can't be had
   */
  default Server start(ServerOptions options) throws ServerException {
    throw new ServerException(whyNotStartable() + ".");
  }

  /**
   * Starts such a server of a version, whose programs are fetched first if they are not there.
   *
   * @param version one of {@link #versions()}
   * @throws ServerException if it can't be had
   */
  default Server start(String version, ServerOptions options) throws ServerException {
    throw new IllegalArgumentException(name() + " has one version only, not " + version);
  }

  /**
   * Starts such a server in a container.
   *
   * @param image that takes the environment and the arguments of the official one
   * @throws ServerException if it can't be had
   */
  default Server startContainer(String image, ServerOptions options) throws ServerException {
    throw new IllegalArgumentException(name() + " runs in no container");
  }

  /**
   * Reaches a server that another process of ours has started, and which that process stops.
   *
   * @param port on which it listens on the loopback address
   * @throws ServerException if it can't be reached
   */
  default Server attach(int port, String password) throws ServerException {
    throw new ServerException("A server of %s can't be reached from here.".formatted(name()));
  }

  /**
   * What tells which sessions of a schema wait in the database; empty if nobody knows how to see it
   * in this product.
   *
   * @param isolation of the sessions under test, which {@link LockWatch#restore} gives them back
   * @throws SQLException if the server does not let us see it
   */
  default Optional<LockWatch> lockWatch(Schema schema, IsolationSetting isolation)
      throws SQLException {
    return Optional.empty();
  }

  /**
   * What restores the present content of the schema.
   *
   * @param isolation of the sessions that will change it
   */
  default StateReset stateReset(Schema schema, IsolationSetting isolation) throws SQLException {
    throw new SQLFeatureNotSupportedException(name() + " can't be explored");
  }
}
