package dev.contend.harness.database;

import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A running server of one engine. */
public interface Server extends AutoCloseable {
  /** The product that this server runs. */
  Engine engine();

  /** The server's own version string, as it was asked for it. */
  String version();

  /** Those of the engine's settings that this server has, with what a session of it needs. */
  default List<IsolationSetting> isolationSettings() {
    return engine().isolationSettings();
  }

  /** What was found on the server when it was reached, in sentences for the user. */
  default List<String> notes() {
    return List.of();
  }

  /**
   * What another process of ours needs to reach it, see {@link Handover}; a secret. Empty if this
   * server is in the memory of this process, which leads nowhere from another.
   */
  default Map<String, String> handover() {
    return Map.of();
  }

  /**
   * Creates a schema that nobody has used before.
   *
   * @param purpose a few letters for whoever looks at the server; any other character is dropped
   * @throws SQLException what the server answered
   */
  Schema createSchema(String purpose) throws SQLException;

  /**
   * Stops the server and removes all of it; leaves one that was there before as it was found. A
   * second call does nothing.
   *
   * @throws IllegalStateException if a process or the folder withstood
   */
  @Override
  void close();
}
