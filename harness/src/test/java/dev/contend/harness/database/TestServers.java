package dev.contend.harness.database;

import java.util.List;
import java.util.stream.Stream;

/** One fast server of each engine for all integration tests; they end with the Java process. */
public final class TestServers {
  private static List<Server> started;

  private TestServers() {}

  /** For tests of other packages. */
  public static Stream<Server> shared() {
    return all().map(Server.class::cast);
  }

  static synchronized Stream<EmbeddedServer> all() {
    if (started == null) {
      try {
        started = Engines.startAll(Engines.all(), new ServerOptions(false, 40));
      } catch (ServerException e) {
        throw new IllegalStateException(e.getMessage() + "\n" + e.detail(), e);
      }
    }
    return started.stream().map(EmbeddedServer.class::cast);
  }

  static EmbeddedServer of(Class<? extends Engine> engine) {
    return all().filter(server -> engine.isInstance(server.engine())).findFirst().orElseThrow();
  }
}
