package dev.contend.harness.run;

import dev.contend.harness.database.CredentialSource;
import dev.contend.harness.database.Credentials;
import dev.contend.harness.database.Database;
import dev.contend.harness.database.ExternalDatabase;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.ServerException;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.database.StartedDatabase;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The servers of a run: those that were there are connected to, the others are started. */
public final class Servers implements AutoCloseable {
  private final List<Database> databases;
  private final Map<ExternalDatabase, Credentials> credentials = new LinkedHashMap<>();
  private final Map<Database, Server> open = new LinkedHashMap<>();
  private final List<String> notes = new ArrayList<>();
  private ServerOptions options;

  /**
   * Of these databases, none yet.
   *
   * @throws IllegalArgumentException with a sentence, if one needs a user and the source has none
   */
  public Servers(List<Database> databases, CredentialSource source) {
    this.databases = List.copyOf(databases);
    for (Database database : databases) {
      if (database instanceof ExternalDatabase there) {
        credentials.put(there, source.of(there.name()));
      }
    }
  }

  /**
   * Connects to the servers that are already there.
   *
   * @throws ServerException if one can't be reached, or can't be used
   */
  public void connect() throws ServerException {
    for (Map.Entry<ExternalDatabase, Credentials> each : credentials.entrySet()) {
      Server server = each.getKey().engine().connect(each.getKey(), each.getValue());
      opened(each.getKey(), server);
    }
  }

  private void opened(Database database, Server server) {
    open.put(database, server);
    if (!server.engine().tested()) {
      notes.add(
          "%s: Contend was never tested on %s, so its cells are ungraded; look twice at what it says."
              .formatted(database.name(), server.engine().name()));
    }
    server.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
  }

  /**
   * Those of the cells that the running servers can run, with what their sessions need.
   *
   * @param asked the isolation settings that the user asked for by name
   * @throws IllegalArgumentException with a sentence, if a server lacks one of those or all
   */
  public List<Cell> available(List<Cell> cells, List<String> asked) {
    require(asked);
    List<Cell> available = new ArrayList<>();
    for (Cell cell : cells) {
      setting(open.get(cell.database()), cell.isolation().name())
          .map(cell::at)
          .ifPresent(available::add);
    }
    return available;
  }

  /**
   * Notes which isolation settings of their product the running servers lack.
   *
   * @param asked those that the user asked for by name
   * @throws IllegalArgumentException with a sentence, if a server lacks one of those
   */
  public void require(List<String> asked) {
    open.forEach((database, server) -> missing(database, server, asked));
  }

  private void missing(Database database, Server server, List<String> asked) {
    for (IsolationSetting setting : database.engine().isolationSettings()) {
      if (setting(server, setting.name()).isEmpty()) {
        String sentence =
            "%s: its version, %s, has no %s"
                .formatted(database.name(), server.version(), setting.name());
        if (asked.contains(setting.name())) {
          throw new IllegalArgumentException(sentence);
        }
        notes.add(sentence + ", which is left out.");
      }
    }
  }

  private static Optional<IsolationSetting> setting(Server server, String name) {
    return server.isolationSettings().stream().filter(s -> s.name().equals(name)).findFirst();
  }

  /**
   * Starts the others.
   *
   * @throws ServerException if one can't be had
   */
  public void start(ServerOptions options) throws ServerException {
    this.options = options;
    List<StartedDatabase> wanted =
        databases.stream()
            .filter(StartedDatabase.class::isInstance)
            .map(StartedDatabase.class::cast)
            .toList();
    List<Server> started = StartedDatabase.startAll(wanted, options);
    for (int i = 0; i < wanted.size(); i++) {
      opened(wanted.get(i), started.get(i));
    }
  }

  /**
   * One more of a database that was started, the same as the first; it is the caller's to close.
   * Empty if there is none to be had, which whoever wants it for speed alone can do without.
   */
  public Optional<Server> another(Database database) {
    if (!(database instanceof StartedDatabase startable)) {
      return Optional.empty();
    }
    try {
      return Optional.of(startable.start(options));
    } catch (ServerException e) {
      return Optional.empty();
    }
  }

  /** All that are running, in the order in which reports show them. */
  public Map<Database, Server> running() {
    Map<Database, Server> running = new LinkedHashMap<>();
    for (Database database : databases) {
      if (open.containsKey(database)) {
        running.put(database, open.get(database));
      }
    }
    return Collections.unmodifiableMap(running);
  }

  /** What there is to say of them, in sentences for the user. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** Leaves the servers that were there as they were, and stops the others. */
  @Override
  public void close() {
    running().values().forEach(Server::close);
  }
}
