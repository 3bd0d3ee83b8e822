package dev.contend.harness.database;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** A server that Contend starts, and that is gone when the run is. */
public sealed interface StartedDatabase extends Database
    permits EmbeddedDatabase, ContainerDatabase {

  /**
   * Starts a fresh server on a free loopback port, without data and with a random password.
   *
   * @throws ServerException if it can't be had
   */
  Server start(ServerOptions options) throws ServerException;

  /**
   * Starts a server of each, all at the same time.
   *
   * @return the servers, in the order of the databases
   * @throws ServerException the first failure, after all other servers were closed; the failures of
   *     others are suppressed in it
   */
  static List<Server> startAll(List<? extends StartedDatabase> databases, ServerOptions options)
      throws ServerException {
    List<FutureTask<Server>> starts = new ArrayList<>();
    for (StartedDatabase database : databases) {
      FutureTask<Server> start = new FutureTask<>(() -> database.start(options));
      Thread thread = new Thread(start, "start-" + database.name());
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
