package dev.contend.harness.database;

import java.sql.SQLException;

/** A running server of one engine. */
public interface Server extends AutoCloseable {
  /** The product that this server runs. */
  Engine engine();

  /** The server's own version string, as it was asked for it. */
  String version();

  /** Whether the server runs with the engine's own defaults; see {@link ServerOptions}. */
  boolean durable();

  /**
   * Creates a schema that nobody has used before.
   *
   * @param purpose a few letters for whoever looks at the server; any other character is dropped
   * @throws SQLException what the server answered
   */
  Schema createSchema(String purpose) throws SQLException;

  /**
   * Stops the server and removes its folder. A second call does nothing.
   *
   * @throws IllegalStateException if a process or the folder withstood
   */
  @Override
  void close();
}
