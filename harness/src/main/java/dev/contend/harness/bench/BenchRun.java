package dev.contend.harness.bench;

import dev.contend.harness.database.Database;
import dev.contend.harness.database.Server;
import dev.contend.harness.run.Cell;
import dev.contend.harness.run.Machine;
import dev.contend.harness.run.Records;
import dev.contend.results.BenchRecord;
import dev.contend.results.BenchRecord.Cost;
import dev.contend.results.BenchRecord.LeftOut;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import dev.contend.results.RunRecord.NotRun;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

/**
 * Keeps {@code run.json}, {@code costs.json} and {@code bench.json} up to date after each cell, so
 * that what an interrupted run has measured is not lost.
 */
public final class BenchRun {
  private static final String NAME = "bench";
  private static final double MILLIS = 1e3;

  private final RunDirectory directory;
  private final BenchSettings settings;
  private final String command;
  private final List<NotRun> notRun;
  private final List<LeftOut> leftOut;
  private final Instant started = Instant.now();
  private final long startNanos = System.nanoTime();
  private final Set<DatabaseRecord> databases = new LinkedHashSet<>();
  private final List<Cost> costs = new ArrayList<>();
  private final List<RunResult> results = new ArrayList<>();
  private Boolean durable;
  private int threads;

  /**
   * Makes the run's directory.
   *
   * @param runs the folder of all runs
   * @param command that repeats it
   * @param notRun cells that were asked for and can't be measured, or are the same as others
   * @param leftOut cells that break, for which there is no time
   */
  public BenchRun(
      Path runs, BenchSettings settings, String command, List<Cell> notRun, List<Cell> leftOut)
      throws IOException {
    this.settings = settings;
    this.command = command;
    this.notRun = notRun.stream().map(Records::notRun).toList();
    this.leftOut = leftOut.stream().map(Costs::leftOut).toList();
    this.directory = RunDirectory.create(runs, NAME, started);
    write(false);
  }

  /** How long cells are measured. */
  public BenchSettings settings() {
    return settings;
  }

  /** Where it is. */
  public RunDirectory directory() {
    return directory;
  }

  /** On these servers the cells that come next are measured. */
  public void servers(Map<Database, Server> servers, boolean ofTheirOwnDurability)
      throws IOException {
    servers.forEach((database, server) -> databases.add(Records.of(database, server)));
    boolean says = servers.keySet().stream().anyMatch(Database::hasDurability);
    durable = durable == null && says ? Boolean.valueOf(ofTheirOwnDurability) : durable;
    write(false);
  }

  /** A cell was measured. */
  public void add(Bench.Measured measured) throws IOException {
    costs.add(measured.cost());
    results.add(measured.jmh());
    threads = Math.max(threads, measured.cost().threads());
    write(false);
  }

  /** What was measured so far. */
  public BenchRecord costs() {
    return new BenchRecord(
        settings.forks(),
        settings.warmup().toMillis() / MILLIS,
        settings.time().toMillis() / MILLIS,
        costs,
        leftOut);
  }

  /** Marks the run as complete; without that it counts as cut short. */
  public void complete() throws IOException {
    write(true);
  }

  private void write(boolean complete) throws IOException {
    directory.write(record(complete));
    directory.write(costs(), jmh());
  }

  /** As it is in {@code run.json}. */
  public RunRecord record(boolean complete) {
    return new RunRecord(
        NAME,
        started.toString(),
        (System.nanoTime() - startNanos) / 1e9,
        complete,
        settings.seed(),
        command,
        durable,
        threads,
        Machine.describe(),
        List.copyOf(databases),
        List.of(),
        notRun,
        Records.accounts(costs.stream().map(Cost::workload).toList()));
  }

  private byte[] jmh() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (PrintStream out = new PrintStream(bytes, false, StandardCharsets.UTF_8)) {
      ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(results);
    }
    return bytes.toByteArray();
  }
}
