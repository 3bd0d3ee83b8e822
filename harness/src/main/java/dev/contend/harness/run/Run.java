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
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;

/**
 * Runs cells and keeps {@code run.json} up to date, so that what an interrupted run has done is not
 * lost. It is written whole, so not after each of a thousand cells: the time between two writings
 * is a hundred times what the last one took, some two seconds at the end of a long run. What a cell
 * found is in its own folder before.
 */
public final class Run {
  /** The time for keeping a run up to date is at most this part of the whole. */
  private static final int WRITING_SHARE = 100;

  /** So many cells take much longer than the start of a server. */
  private static final int WORTH_A_SERVER = 20;

  private final RunDirectory directory;
  private final Map<Database, Server> servers;
  private final Function<Database, Optional<Server>> another;
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
   * @param another starts one more of a database, if there can be one; it is closed here
   * @param services for the cells that are raced
   * @param name of the run
   * @param command that repeats it
   * @param notRun cells that were asked for and are not worth running
   */
  public Run(
      RunDirectory directory,
      Map<Database, Server> servers,
      Function<Database, Optional<Server>> another,
      RaceServices services,
      RunSettings settings,
      String name,
      String command,
      List<Cell> notRun)
      throws IOException {
    this.directory = directory;
    this.servers = Collections.unmodifiableMap(new LinkedHashMap<>(servers));
    this.another = another;
    this.settings = settings;
    this.name = name;
    this.command = command;
    this.notRun = List.copyOf(notRun);
    this.cells = new CellRunner(directory, services, settings);
    write();
  }

  /**
   * Runs cells: explores the databases side by side, one cell of each server at a time, and then
   * races one cell after another, since races would take the processors from each other. A
   * processor that has nothing left to explore helps with the database that has the most.
   *
   * @throws SQLException if a server can't be used
   * @throws IOException if the run directory can't be written
   */
  public void all(List<Cell> cells, RunWatcher watcher)
      throws SQLException, IOException, InterruptedException {
    synchronized (this) {
      cells.forEach(cell -> order.putIfAbsent(CellReport.directory(cell), order.size()));
    }
    Map<Database, Queue<Cell>> explored = new LinkedHashMap<>();
    Queue<Cell> raced = new ArrayDeque<>();
    for (Cell cell : cells) {
      (cell.driver() == Driver.EXPLORE
              ? explored.computeIfAbsent(cell.database(), database -> new ConcurrentLinkedQueue<>())
              : raced)
          .add(cell);
    }
    List<Callable<Void>> works = new ArrayList<>();
    explored.forEach((database, those) -> works.add(() -> each(those, servers::get, watcher)));
    // Begun only when all of the others have been, and a processor is free.
    explored.forEach((database, those) -> works.add(() -> help(explored, watcher)));
    try {
      SideBySide.run(works);
      each(raced, servers::get, watcher);
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

  /** On a server of its own, since locks and names of a server are everybody's. */
  private Void help(Map<Database, Queue<Cell>> explored, RunWatcher watcher)
      throws SQLException, IOException, InterruptedException {
    Database most =
        Collections.max(explored.keySet(), Comparator.comparing(each -> explored.get(each).size()));
    if (explored.get(most).size() < WORTH_A_SERVER) {
      return null;
    }
    Optional<Server> server = another.apply(most);
    if (server.isPresent()) {
      try (Server helping = server.get()) {
        each(explored.get(most), database -> helping, watcher);
      }
    }
    return null;
  }

  private Void each(Queue<Cell> those, Function<Database, Server> server, RunWatcher watcher)
      throws SQLException, IOException, InterruptedException {
    for (Cell cell = those.poll(); cell != null; cell = those.poll()) {
      synchronized (watcher) {
        watcher.begins(cell);
      }
      CellRecord record = cells.run(cell, server.apply(cell.database()));
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
