package dev.contend.harness.run;

import dev.contend.harness.database.Database;
import dev.contend.harness.database.Server;
import dev.contend.harness.workload.Driver;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * Runs cells and keeps {@code run.json} up to date, so that what an interrupted run has done is not
 * lost. It is written whole, so not after each of a thousand cells: the time between two writings
 * is a hundred times what the last one took, some two seconds at the end of a long run. What a cell
 * found is in its own folder before.
 */
public final class Run {
  /** The time for keeping a run up to date is at most this part of the whole. */
  private static final int WRITING_SHARE = 100;

  private final RunDirectory directory;
  private final Map<Database, Server> servers;
  private final RunSettings settings;
  private final String name;
  private final String command;
  private final List<Cell> notRun;
  private final Instant started = Instant.now();
  private final long startNanos = System.nanoTime();
  private final CellRunner cells;
  private final List<CellRecord> records = new ArrayList<>();

  /** Places of cells in the catalogue, by their folders. */
  private final Map<String, Integer> order = new HashMap<>();

  private long nextWriting = startNanos;

  /**
   * @param directory a fresh one
   * @param servers one for each database that the cells name, in the order in which to report them
   * @param services for the cells that are raced
   * @param name of the run
   * @param command that repeats it
   * @param notRun cells that were asked for and are not worth running
   */
  public Run(
      RunDirectory directory,
      Map<Database, Server> servers,
      RaceServices services,
      RunSettings settings,
      String name,
      String command,
      List<Cell> notRun)
      throws IOException {
    this.directory = directory;
    this.servers = Collections.unmodifiableMap(new LinkedHashMap<>(servers));
    this.settings = settings;
    this.name = name;
    this.command = command;
    this.notRun = List.copyOf(notRun);
    this.cells = new CellRunner(directory, services, settings);
    write();
  }

  /**
   * Runs cells: explores the databases side by side, one cell of each at a time, and then races one
   * cell after another, since races would take the processors from each other.
   *
   * @throws SQLException if a server can't be used
   * @throws IOException if the run directory can't be written
   */
  public void all(List<Cell> cells, RunWatcher watcher)
      throws SQLException, IOException, InterruptedException {
    synchronized (this) {
      cells.forEach(cell -> order.putIfAbsent(CellReport.directory(cell), order.size()));
    }
    Map<Database, List<Cell>> explored = new LinkedHashMap<>();
    List<Cell> raced = new ArrayList<>();
    for (Cell cell : cells) {
      (cell.driver() == Driver.EXPLORE
              ? explored.computeIfAbsent(cell.database(), database -> new ArrayList<>())
              : raced)
          .add(cell);
    }
    List<Callable<Void>> works = new ArrayList<>();
    explored.values().forEach(those -> works.add(() -> each(those, watcher)));
    try {
      SideBySide.run(works);
      each(raced, watcher);
    } catch (SQLException | IOException | InterruptedException | RuntimeException e) {
      writeAfter(e);
      throw e;
    }
  }

  /** However it ends, what was done until then is in its record. */
  private synchronized void writeAfter(Exception failure) {
    try {
      write();
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private Void each(List<Cell> those, RunWatcher watcher)
      throws SQLException, IOException, InterruptedException {
    for (Cell cell : those) {
      synchronized (watcher) {
        watcher.begins(cell);
      }
      CellRecord record = cells.run(cell, servers.get(cell.database()));
      keep(record);
      synchronized (watcher) {
        watcher.ended(cell, record);
      }
    }
    return null;
  }

  private synchronized void keep(CellRecord record) throws IOException {
    records.add(record);
    records.sort(Comparator.comparing(each -> order.get(each.directory())));
    if (System.nanoTime() - nextWriting >= 0) {
      write();
    }
  }

  private void write() throws IOException {
    long start = System.nanoTime();
    directory.write(record(false));
    long end = System.nanoTime();
    nextWriting = end + WRITING_SHARE * (end - start);
  }

  /** Marks the run as complete; without that it counts as cut short. */
  public synchronized RunRecord complete() throws IOException {
    RunRecord record = record(true);
    directory.write(record);
    return record;
  }

  /** As far as it has come, for a report that says so. */
  public synchronized RunRecord cutShort() {
    return record(false);
  }

  private RunRecord record(boolean complete) {
    return new RunRecord(
        name,
        started.toString(),
        (System.nanoTime() - startNanos) / 1e9,
        complete,
        settings.seed(),
        command,
        servers.keySet().stream().anyMatch(Database::hasDurability) ? settings.durable() : null,
        settings.clients(),
        Machine.describe(),
        servers.entrySet().stream()
            .map(server -> Records.of(server.getKey(), server.getValue()))
            .toList(),
        records,
        notRun.stream().map(Records::notRun).toList(),
        Records.accounts(records.stream().map(CellRecord::workload).toList()));
  }
}
