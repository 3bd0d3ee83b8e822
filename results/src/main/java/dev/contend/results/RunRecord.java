package dev.contend.results;

import java.util.List;
import java.util.Objects;

/**
 * What one command did: the content of {@code run.json}.
 *
 * @param name as the user or the command called it: {@code run}, {@code verify}
 * @param started ISO 8601, UTC
 * @param seconds wall-clock time from start to the last verdict
 * @param complete false while the run goes on, and for ever if it was cut short
 * @param seed from which every random choice came
 * @param command the command line that repeats the run
 * @param durable true if the databases ran with their own durability and time-outs, false if with
 *     settings that favour speed
 * @param clients concurrent clients in each stress cell
 * @param machine processors, memory, operating system and Java version in words
 * @param databases the servers that were raced
 * @param cells in the order in which they were run
 */
public record RunRecord(
    String name,
    String started,
    double seconds,
    boolean complete,
    long seed,
    String command,
    boolean durable,
    int clients,
    String machine,
    List<DatabaseRecord> databases,
    List<CellRecord> cells) {

  public RunRecord {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(started, "started");
    databases = List.copyOf(databases);
    cells = List.copyOf(cells);
  }

  /**
   * A server that was raced.
   *
   * @param name what the command line calls it: {@code postgres}
   * @param version the server's own version string
   */
  public record DatabaseRecord(String name, String version) {}
}
