package dev.contend.harness.database;

import java.util.List;
import java.util.Optional;

/** The engines that Contend knows. */
public final class Engines {
  private static final List<Engine> ALL =
      List.of(new PostgresEngine(), new MariaDbEngine(), new H2Engine());

  private Engines() {}

  /** All engines, in the order in which reports show them. */
  public static List<Engine> all() {
    return ALL;
  }

  /** The engine that the command line calls so. */
  public static Optional<Engine> named(String name) {
    return ALL.stream().filter(engine -> engine.name().equals(name)).findFirst();
  }

  /**
   * Starts an embedded server of each engine, all at the same time.
   *
   * @return the servers, in the order of the engines
   * @throws ServerException the first failure, after all other servers were closed; the failures of
   *     others are suppressed in it
   */
  public static List<Server> startAll(List<Engine> engines, ServerOptions options)
      throws ServerException {
    return StartedDatabase.startAll(engines.stream().map(EmbeddedDatabase::new).toList(), options);
  }
}
