package dev.contend.harness.database;

/**
 * How a server is to be started.
 *
 * @param durable {@code true} for the engine's own defaults, {@code false} for a server that never
 *     waits for the disk and finds deadlocks sooner
 * @param maxConnections how many sessions the harness may have open at one time
 */
public record ServerOptions(boolean durable, int maxConnections) {
  public ServerOptions {
    if (maxConnections < 1 || maxConnections > 10_000) {
      throw new IllegalArgumentException(
          "a server takes 1 to 10000 connections, not " + maxConnections);
    }
  }
}
