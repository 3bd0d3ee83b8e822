package dev.contend.harness.database;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

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
   * Starts a server of each engine, all at the same time.
   *
   * @return the servers, in the order of the engines
   * @throws ServerException the first failure, after all other servers were closed; the failures of
   *     others are suppressed in it
   */
  public static List<Server> startAll(List<Engine> engines, ServerOptions options)
      throws ServerException {
    List<FutureTask<Server>> starts = new ArrayList<>();
    for (Engine engine : engines) {
      FutureTask<Server> start = new FutureTask<>(() -> engine.start(options));
      Thread thread = new Thread(start, "start-" + engine.name());
      thread.setDaemon(true);
      thread.start();
      starts.add(start);
    }
    List<Server> servers = new ArrayList<>();
    ServerException failure = null;
    for (FutureTask<Server> start : starts) {
      try {
        servers.add(outcome(start));
      } catch (ServerException e) {
        if (failure == null) {
          failure = e;
        } else {
          failure.addSuppressed(e);
        }
      }
    }
    if (failure != null) {
      servers.forEach(Server::close);
      throw failure;
    }
    return servers;
  }

  /** Waits even when interrupted: a start that nobody awaits would leave a server behind. */
  private static Server outcome(FutureTask<Server> start) throws ServerException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return start.get();
        } catch (InterruptedException e) {
          interrupted = true;
        } catch (ExecutionException e) {
          if (e.getCause() instanceof ServerException refused) {
            throw refused;
          }
          throw new ServerException("A server could not be started: " + e.getCause(), e.getCause());
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
