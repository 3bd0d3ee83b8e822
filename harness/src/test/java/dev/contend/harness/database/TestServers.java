package dev.contend.harness.database;

import java.util.stream.Stream;

/** One fast server of each engine for all integration tests; they end with the Java process. */
public final class TestServers {
  private TestServers() {}

  /** For tests of other packages. */
  public static Stream<Server> shared() {
    return all().map(Server.class::cast);
  }

  static Stream<EmbeddedServer> all() {
    try {
      return SharedServers.of(Engines.all()).stream().map(EmbeddedServer.class::cast);
    } catch (ServerException e) {
      throw new IllegalStateException(e.getMessage() + "\n" + e.detail(), e);
    }
  }

  static EmbeddedServer of(Class<? extends Engine> engine) {
    return all().filter(server -> engine.isInstance(server.engine())).findFirst().orElseThrow();
  }
}
