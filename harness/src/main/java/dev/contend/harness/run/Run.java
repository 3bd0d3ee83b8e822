package dev.contend.harness.run;

import dev.contend.harness.database.ContainerDatabase;
import dev.contend.harness.database.Database;
import dev.contend.harness.database.Server;
import dev.contend.harness.database.StartedDatabase;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.Origin;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs cells one after another and keeps {@code run.json} up to date after each, so that what an
 * interrupted run has done is not lost.
 */
public final class Run {
  private final RunDirectory directory;
  private final Map<Database, Server> servers;
  private final RunSettings settings;
  private final String name;
  private final String command;
  private final Instant started = Instant.now();
  private final long startNanos = System.nanoTime();
  private final CellRunner cells;
  private final List<CellRecord> records = new ArrayList<>();

  /**
   * @param directory a fresh one
   * @param servers one for each database that the cells name, in the order in which to report them
   * @param name of the run
   * @param command that repeats it
   */
  public Run(
      RunDirectory directory,
      Map<Database, Server> servers,
      RunSettings settings,
      String name,
      String command)
      throws IOException {
    this.directory = directory;
    this.servers = Collections.unmodifiableMap(new LinkedHashMap<>(servers));
    this.settings = settings;
    this.name = name;
    this.command = command;
    this.cells = new CellRunner(directory, settings);
    directory.write(record(false));
  }

  /**
   * Runs a cell.
   *
   * @throws SQLException if its server can't be used
   * @throws IOException if the run directory can't be written
   */
  public CellRecord cell(Cell cell) throws SQLException, IOException, InterruptedException {
    CellRecord record = cells.run(cell, servers.get(cell.database()));
    records.add(record);
    directory.write(record(false));
    return record;
  }

  /** Marks the run as complete; without that it counts as cut short. */
  public RunRecord complete() throws IOException {
    RunRecord record = record(true);
    directory.write(record);
    return record;
  }

  /** As far as it has come. */
  public RunRecord record(boolean complete) {
    return new RunRecord(
        name,
        started.toString(),
        (System.nanoTime() - startNanos) / 1e9,
        complete,
        settings.seed(),
        command,
        servers.keySet().stream().anyMatch(StartedDatabase.class::isInstance)
            ? settings.durable()
            : null,
        settings.clients(),
        Machine.describe(),
        servers.entrySet().stream()
            .map(server -> record(server.getKey(), server.getValue()))
            .toList(),
        records);
  }

  private static RunRecord.DatabaseRecord record(Database database, Server server) {
    return new RunRecord.DatabaseRecord(
        database.name(),
        server.version(),
        database.engine().name(),
        origin(database),
        database instanceof ContainerDatabase container ? container.image() : null);
  }

  private static Origin origin(Database database) {
    if (database instanceof ContainerDatabase) {
      return Origin.CONTAINER;
    }
    return database instanceof StartedDatabase ? Origin.EMBEDDED : Origin.EXTERNAL;
  }
}
