package dev.contend.harness.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The engines that Contend knows: those that it brings servers of, and all on the class path. */
public final class Engines {
  private static final List<Engine> ALL = load();

  private Engines() {}

  private static List<Engine> load() {
    List<Engine> all =
        new ArrayList<>(List.of(new PostgresEngine(), new MariaDbEngine(), new H2Engine()));
    all.addAll(Providers.load(Engine.class, Engine::name));
    Providers.requireDistinct(all, Engine::name);
    return List.copyOf(all);
  }

  /** All engines, in the order in which reports show them. */
  public static List<Engine> all() {
    return ALL;
  }

  /** Those of which Contend starts servers, in the same order. */
  public static List<Engine> startable() {
    return ALL.stream().filter(Engine::startable).toList();
  }

  /** Those for which the catalogue was made: see {@link Engine#tested}. */
  public static List<Engine> tested() {
    return ALL.stream().filter(Engine::tested).toList();
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
