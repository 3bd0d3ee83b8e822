package dev.contend.harness.database;

import java.util.function.Consumer;

/**
 * How a server is to be started.
 *
 * @param durable {@code true} for the engine's own defaults, {@code false} for a server that never
 *     waits for the disk and finds deadlocks sooner
 * @param maxConnections how many sessions the harness may have open at one time
 * @param news is told, by any thread and in sentences for the user, what takes long
 */
public record ServerOptions(boolean durable, int maxConnections, Consumer<String> news) {
  public ServerOptions {
    if (maxConnections < 1 || maxConnections > 10_000) {
      throw new IllegalArgumentException(
          "a server takes 1 to 10000 connections, not " + maxConnections);
    }
  }

  /** Nobody is told anything. */
  public ServerOptions(boolean durable, int maxConnections) {
    this(durable, maxConnections, news -> {});
  }
}
