package dev.contend.harness.database;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server that is already there, on which we are guests: we create schemas that carry our mark,
 * drop those again, and touch nothing else.
 */
final class ExternalServer implements Server {
  private final ExternalDatabase database;
  private final Credentials credentials;
  private final Guest guest;
  private final String version;
  private final List<IsolationSetting> isolationSettings;
  private final List<String> notes;
  private final RunLock lock;
  private final List<ServerSchema> schemas = new CopyOnWriteArrayList<>();

  private ExternalServer(
      ExternalDatabase database,
      Credentials credentials,
      Guest guest,
      String version,
      List<IsolationSetting> isolationSettings,
      List<String> notes) {
    this.database = database;
    this.credentials = credentials;
    this.guest = guest;
    this.version = version;
    this.isolationSettings = List.copyOf(isolationSettings);
    this.notes = List.copyOf(notes);
    this.lock = new RunLock(guest);
  }

  /**
   * Connects, looks whether everything needed is there, and drops what dead runs have left.
   *
   * @throws ServerException in one sentence, which never shows the password
   */
  static ExternalServer open(ExternalDatabase database, Credentials credentials, Guest guest)
      throws ServerException {
    try (Connection control = guest.access().control("").getConnection()) {
      String obstacle = guest.obstacle(control).orElse("");
      if (!obstacle.isEmpty()) {
        throw new ServerException(database.name() + ": " + obstacle);
      }
      return new ExternalServer(
          database,
          credentials,
          guest,
          control.getMetaData().getDatabaseProductVersion(),
          database.engine().isolationSettings(control),
          new Leftovers(guest, control)
              .drop().stream().map(note -> database.name() + ": " + note).toList());
    } catch (SQLException e) {
      throw new ServerException(
          database.name() + ": " + credentials.redact(why(database, credentials, guest, e)), e);
    }
  }

  private static String why(
      ExternalDatabase database, Credentials credentials, Guest guest, SQLException e) {
    String address = database.url().address();
    ErrorChain chain = new ErrorChain(e);
    if (chain.of(UnknownHostException.class).findAny().isPresent()) {
      return "there is no host '%s'; correct it in --db-url.".formatted(database.url().host());
    }
    if (chain.of(ConnectException.class).findAny().isPresent()
        || chain.of(NoRouteToHostException.class).findAny().isPresent()) {
      return "nothing listens at %s; start the server, or correct --db-url.".formatted(address);
    }
    if (guest.refusal(e).isPresent()) {
      return switch (guest.refusal(e).get()) {
        case CREDENTIALS ->
            "the server at %s does not let '%s' in with this password; %s."
                .formatted(address, credentials, CredentialSource.whereFor(database.name()));
        case ENTRY ->
            "the server at %s does not let '%s' into the database '%s'; let somebody grant it, or name another in --db-url."
                .formatted(address, credentials, database.url().database());
        case DATABASE ->
            "the server at %s has no database '%s'; create it, or name another in --db-url."
                .formatted(address, database.url().database());
        case FULL ->
            "the server at %s has no session left; try again later, or with fewer --clients."
                .formatted(address);
      };
    }
    if (chain.of(IOException.class).findAny().isPresent()) {
      return "what listens at %s does not answer as a server of %s does; correct --db-url."
          .formatted(address, database.engine().name());
    }
    return "the server at %s can't be used: %s"
        .formatted(address, String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
  }

  @Override
  public Engine engine() {
    return database.engine();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public List<IsolationSetting> isolationSettings() {
    return isolationSettings;
  }

  @Override
  public List<String> notes() {
    return notes;
  }

  @Override
  public Map<String, String> handover() {
    return Handover.ofExternal(database, credentials);
  }

  @Override
  public Schema createSchema(String purpose) throws SQLException {
    ServerSchema schema = ServerSchema.create(guest.access(), purpose, lock.hold().comment());
    schemas.add(schema);
    return schema;
  }

  @Override
  public void close() {
    try (lock) {
      for (ServerSchema schema : schemas) {
        schema.close();
      }
    } catch (SQLException e) {
      // The server can't be reached any more; what carries our mark there, a later run drops.
      schemas.forEach(ServerSchema::abandon);
    }
  }
}
