package dev.contend.harness.database;

import java.util.stream.Stream;

/** One fast server of each engine for all integration tests; they end with the Java process. */
public final class TestServers {
  private TestServers() {}

  /** For tests of other packages. */
  public static Stream<Server> shared() {
    try {
      return SharedServers.of(Engines.startable()).stream();
    } catch (ServerException e) {
      throw new IllegalStateException(e.getMessage() + "\n" + e.detail(), e);
    }
  }

  /** Those that are processes. */
  static Stream<EmbeddedServer> all() {
    return shared().filter(EmbeddedServer.class::isInstance).map(EmbeddedServer.class::cast);
  }

  static EmbeddedServer of(Class<? extends Engine> engine) {
    return (EmbeddedServer) sharedOf(engine);
  }

  static Server sharedOf(Class<? extends Engine> engine) {
    return shared().filter(server -> engine.isInstance(server.engine())).findFirst().orElseThrow();
  }
}
