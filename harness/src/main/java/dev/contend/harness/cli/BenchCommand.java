package dev.contend.harness.cli;

import dev.contend.harness.bench.Bench;
import dev.contend.harness.bench.BenchCell;
import dev.contend.harness.bench.BenchRun;
import dev.contend.harness.bench.BenchSettings;
import dev.contend.harness.bench.CellBenchmark;
import dev.contend.harness.bench.ServersFile;
import dev.contend.harness.database.CredentialSource;
import dev.contend.harness.database.ExternalDatabase;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.run.Cell;
import dev.contend.harness.run.RaceServices;
import dev.contend.harness.run.Selection;
import dev.contend.harness.run.Servers;
import dev.contend.results.RunDirectory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code contend bench}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Measures with JMH what strategies cost, beside whether they are safe, and writes a report."
            + " Without options: the whole catalogue on all databases, which takes hours.")
final class BenchCommand implements Callable<Integer> {
  private static final int MOST_THREADS = 500;
  private static final int MOST_KEYS = 100_000;
  private static final int CONNECTIONS_BESIDE = 20;

  private final Terminal terminal;

  @Mixin private SelectionOptions asked = new SelectionOptions();

  @Option(
      names = "--threads",
      split = ",",
      paramLabel = "N",
      defaultValue = "8",
      description = "How many call at the same time; several are measured each (default: 8).")
  private List<Integer> threads = new ArrayList<>();

  @Option(
      names = "--keys",
      split = ",",
      paramLabel = "N",
      defaultValue = "16",
      description =
          "Among how many products, logins or tags they choose: the fewer, the more they meet;"
              + " several are measured each (default: 16).")
  private List<Integer> keys = new ArrayList<>();

  @Mixin private MeasureOptions measure = new MeasureOptions();

  @Option(
      names = "--quick",
      description =
          "Only stock and create on the servers, each at its default level, and only what holds"
              + " there, beside the account's own code; for as short as five minutes in all ask"
              + " for, so errors are wide. See list --bench-quick.")
  private boolean quick;

  @Option(
      names = "--durable",
      description =
          "The servers' own durability and time-outs: the default, unless --fast is said.")
  private boolean durable;

  @Option(
      names = "--fast",
      description =
          "Servers that never wait for the disk and find deadlocks sooner; with --durable both are"
              + " measured, beside each other.")
  private boolean fast;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all that clients draw (default: a new one, which is printed).")
  private Long seed;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for run directories (default: results/runs).")
  private Path out = Defaults.runs();

  /** Of this command; null as long as no server runs. */
  private BenchRun run;

  BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    require("--threads", threads, MOST_THREADS);
    require("--keys", keys, MOST_KEYS);
    List<ExternalDatabase> there = asked.external.databases();
    CredentialSource credentials = asked.external.credentials();
    BenchGrid grid = quick ? BenchGrid.quick(asked) : BenchGrid.of(asked);
    List<Cell> cells = UsageException.wrap(() -> grid.cells(asked.server.kind(), there));
    long drawn = seed == null ? new SecureRandom().nextInt(1_000_000_000) : seed;
    int measurements = measurements(cells);
    BenchSettings settings = measure.settings(quick, measurements, drawn);
    // Nothing is to be started for what can't be said.
    UsageException.wrap(() -> new Servers(Selection.databases(cells), credentials));
    RunDirectory.requirePlace(out);
    String command = command(settings, there);
    List<Cell> notRun = grid.notRun(asked.server.kind(), there);
    List<Cell> leftOut = grid.leftOut(asked.server.kind(), there);
    return Interruption.during(
        () -> {
          BenchProgress progress = new BenchProgress(terminal, measurements, settings);
          boolean complete =
              all(
                  cells,
                  credentials,
                  progress,
                  () -> new BenchRun(out, settings, command, notRun, leftOut));
          return run == null
              ? ExitCode.INTERRUPTED
              : new BenchSummary(terminal, run.directory()).print(run, complete);
        });
  }

  private static void require(String option, List<Integer> numbers, int most) {
    for (int number : numbers) {
      if (number < 1 || number > most) {
        throw new UsageException("%s is from 1 to %d, not %d".formatted(option, most, number));
      }
    }
  }

  private int measurements(List<Cell> cells) {
    int again = durabilities().size() == 1 ? 0 : withDurability(cells).size();
    return (cells.size() + again) * threads.size() * keys.size();
  }

  private static List<Cell> withDurability(List<Cell> cells) {
    return cells.stream().filter(cell -> cell.database().hasDurability()).toList();
  }

  /** First what is the default. */
  private List<Boolean> durabilities() {
    if (durable && fast) {
      return List.of(true, false);
    }
    return List.of(!fast);
  }

  /** Gives false if it was cut short. */
  private boolean all(
      List<Cell> cells,
      CredentialSource credentials,
      BenchProgress progress,
      Callable<BenchRun> newRun)
      throws Exception {
    try (progress) {
      for (boolean each : durabilities()) {
        // What has no such settings is measured as it is, once.
        List<Cell> now = each == durabilities().get(0) ? cells : withDurability(cells);
        if (!now.isEmpty()) {
          measure(now, new Servers(Selection.databases(now), credentials), progress, each, newRun);
        }
      }
      run.complete();
      return true;
    } catch (InterruptedException | SQLException | RuntimeException e) {
      // As in a run: servers may be gone first, and what was measured is worth a report.
      if (!(e instanceof InterruptedException) && !Interruption.ending()) {
        throw e;
      }
      return false;
    }
  }

  private void measure(
      List<Cell> cells,
      Servers servers,
      BenchProgress progress,
      boolean ofTheirOwnDurability,
      Callable<BenchRun> newRun)
      throws Exception {
    try (servers) {
      servers.connect();
      Progress.starting(terminal, Selection.databases(cells));
      int most = threads.stream().mapToInt(Integer::intValue).max().orElseThrow();
      servers.start(
          new ServerOptions(
              ofTheirOwnDurability, 2 * most + CONNECTIONS_BESIDE, terminal.err::println));
      List<Cell> available = UsageException.wrap(() -> servers.available(cells, asked.isolations));
      servers.notes().forEach(terminal.err::println);
      // Not before servers run: what can't begin leaves nothing.
      run = run == null ? newRun.call() : run;
      run.servers(servers.running(), ofTheirOwnDurability);
      try (RaceServices services = RaceServices.start(available);
          ServersFile file =
              ServersFile.write(
                  servers.running(), services.redisHandover(), run.settings().seed())) {
        Bench bench = new Bench(CellBenchmark.find(), run.settings(), file);
        progress.begins((cells.size() - available.size()) * threads.size() * keys.size());
        for (BenchCell cell : measurements(available, ofTheirOwnDurability)) {
          progress.begins(cell);
          Bench.Measured measured = bench.measure(cell);
          run.add(measured);
          progress.ended(measured.cost());
        }
      }
    }
  }

  private List<BenchCell> measurements(List<Cell> cells, boolean ofTheirOwnDurability) {
    List<BenchCell> all = new ArrayList<>();
    for (Cell cell : cells) {
      for (int each : threads) {
        for (int among : keys) {
          all.add(new BenchCell(cell, ofTheirOwnDurability, each, among));
        }
      }
    }
    return all;
  }

  /** Without users and passwords, which whoever repeats it gives in a way of their own. */
  private String command(BenchSettings settings, List<ExternalDatabase> there) {
    StringBuilder command = new StringBuilder("./contend bench");
    asked.appendTo(command, there);
    SelectionOptions.append(command, "--threads", threads.stream().map(String::valueOf).toList());
    SelectionOptions.append(command, "--keys", keys.stream().map(String::valueOf).toList());
    command.append(quick ? " --quick" : "");
    command.append(fast && durable ? " --durable" : "").append(fast ? " --fast" : "");
    return command.append(' ').append(settings.options()).toString();
  }
}
