package dev.contend.harness.cli;

import dev.contend.checkers.Limits;
import dev.contend.harness.database.CredentialSource;
import dev.contend.harness.database.ExternalDatabase;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.run.Cell;
import dev.contend.harness.run.Exploring;
import dev.contend.harness.run.RaceServices;
import dev.contend.harness.run.Run;
import dev.contend.harness.run.RunSettings;
import dev.contend.harness.run.Selection;
import dev.contend.harness.run.Servers;
import dev.contend.harness.stress.StressSettings.Budget;
import dev.contend.harness.workload.Driver;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code contend run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Races strategies against real databases and writes a report."
            + " Without options: the whole catalogue on all databases.")
final class RunCommand implements Callable<Integer> {
  private static final double MOST_SECONDS = 2;
  private static final double LEAST_SECONDS = 0.4;

  /** What the races of a run take together, as long as each has the least. */
  private static final double SECONDS_OF_ALL = 300;

  private static final double SECONDS_OF_ALL_QUICK = 75;

  /** For a cell's schema and sessions, and for judging its history. */
  private static final double SECONDS_AROUND_A_RACE = 0.3;

  private static final int ROUNDS = 10;
  private static final int CONNECTIONS_BESIDE_CLIENTS = 20;
  private static final int MOST_CLIENTS = 500;

  private final Terminal terminal;

  @Mixin private SelectionOptions asked = new SelectionOptions();

  @Option(
      names = "--driver",
      split = ",",
      paramLabel = "NAME",
      description = "How to race: explore, stress or both (default: both).")
  private List<String> drivers = new ArrayList<>();

  @Option(
      names = "--clients",
      paramLabel = "N",
      defaultValue = "8",
      description = "Concurrent clients in each race (default: ${DEFAULT-VALUE}).")
  private int clients;

  @ArgGroup private Bound bound = new Bound();

  @Option(
      names = "--schedules",
      paramLabel = "N",
      defaultValue = "5000",
      description =
          "Schedules that are explored of each scene at most (default: ${DEFAULT-VALUE}).")
  private long schedules;

  @Option(
      names = "--replays",
      paramLabel = "N",
      defaultValue = "3",
      description = "How often each witness is run again (default: ${DEFAULT-VALUE}).")
  private int replays;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Seed of all random choices (default: a new one, which is printed).")
  private Long seed;

  @Option(
      names = "--quick",
      description =
          "Only each account's failure and its best remedy, at each database's default level:"
              + " at most three minutes. See list --quick.")
  private boolean quick;

  @Option(
      names = "--durable",
      description =
          "The servers' own durability and time-outs instead of fast settings;"
              + " those of --db-url have theirs anyway.")
  private boolean durable;

  @Option(
      names = "--statements",
      description =
          "Records with each raced operation the SQL statements that it sent, which evidence about"
              + " transactions then shows; histories become some three times as large.")
  private boolean statements;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for run directories (default: results/runs).")
  private Path out = Defaults.runs();

  private static final class Bound {
    @Option(
        names = "--seconds",
        paramLabel = "S",
        description = "How long each race lasts (default: 2; of many races less, at least 0.4).")
    private Double seconds;

    @Option(
        names = "--ops",
        paramLabel = "N",
        description = "How many operations each race has, of all clients together.")
    private Long operations;

    /**
     * Of each race.
     *
     * @param races of the run
     * @param secondsOfAll what they share if nobody said how long one lasts
     */
    Budget budget(long races, double secondsOfAll) {
      if (operations != null) {
        if (operations < 1) {
          throw new UsageException("--ops is at least 1, not " + operations);
        }
        return new Budget.Operations(operations);
      }
      double chosen = seconds == null ? share(races, secondsOfAll) : seconds;
      if (!(chosen > 0 && chosen <= 86_400)) {
        throw new UsageException("--seconds is more than 0 and at most 86400, not " + chosen);
      }
      return new Budget.Time(Duration.ofNanos(Math.round(chosen * 1e9)));
    }

    private static double share(long races, double secondsOfAll) {
      return Math.max(
          LEAST_SECONDS, Math.min(MOST_SECONDS, Math.floor(secondsOfAll / races * 10) / 10));
    }
  }

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (clients < 1 || clients > MOST_CLIENTS) {
      throw new UsageException("--clients is from 1 to " + MOST_CLIENTS + ", not " + clients);
    }
    if (schedules < 1 || replays < 0) {
      throw new UsageException(
          "--schedules is at least 1 and --replays at least 0, not %d and %d"
              .formatted(schedules, replays));
    }
    List<ExternalDatabase> there = asked.external.databases();
    CredentialSource credentials = asked.external.credentials();
    Selection selection =
        new Selection(
            asked.workloads, asked.strategies, asked.databases, asked.isolations, drivers, quick);
    List<Cell> cells = UsageException.wrap(() -> selection.cells(asked.server.kind(), there));
    List<Cell> notRun = selection.notRun(asked.server.kind(), there);
    RunSettings settings =
        new RunSettings(
            clients,
            bound.budget(
                cells.stream().filter(cell -> cell.driver() == Driver.STRESS).count(),
                quick ? SECONDS_OF_ALL_QUICK : SECONDS_OF_ALL),
            ROUNDS,
            seed == null ? new SecureRandom().nextInt(1_000_000_000) : seed,
            durable,
            statements,
            Limits.DEFAULT,
            new Exploring(schedules, Exploring.DEFAULT.longest(), replays, false));
    Servers servers =
        UsageException.wrap(() -> new Servers(Selection.databases(cells), credentials));
    RunDirectory.requirePlace(out);
    return Interruption.during(
        () -> run(cells, notRun, servers, settings, command(settings, there)));
  }

  private int run(
      List<Cell> cells, List<Cell> notRun, Servers servers, RunSettings settings, String command)
      throws Exception {
    RunDirectory directory;
    RunRecord record;
    try (servers) {
      servers.connect();
      Progress.starting(terminal, Selection.databases(cells));
      servers.start(
          new ServerOptions(durable, clients + CONNECTIONS_BESIDE_CLIENTS, terminal.err::println));
      List<Cell> available = UsageException.wrap(() -> servers.available(cells, asked.isolations));
      servers.notes().forEach(terminal.err::println);
      directory = RunDirectory.create(out, "run", Instant.now());
      if (out.equals(Defaults.runs())) {
        Defaults.linkLatest();
      }
      Progress progress =
          new Progress(
              terminal,
              available,
              new TimeLeft(
                  available,
                  expectedSeconds(settings.budget()),
                  Runtime.getRuntime().availableProcessors()));
      progress.begins(Selection.databases(available), settings.seed());
      try (RaceServices services = RaceServices.start(available)) {
        Run run =
            new Run(
                directory,
                servers.running(),
                servers::another,
                services,
                settings,
                "run",
                command,
                notRun);
        record = raceAll(run, available, progress);
      }
    }
    return new RunSummary(terminal, directory).print(record);
  }

  /** What a raced cell takes. */
  private static double expectedSeconds(Budget budget) {
    return SECONDS_AROUND_A_RACE + budget.seconds(Cell.GUESSED_PER_SECOND);
  }

  private static RunRecord raceAll(Run run, List<Cell> cells, Progress progress) throws Exception {
    try (progress) {
      run.all(cells, progress);
      return run.complete();
    } catch (InterruptedException | SQLException | RuntimeException e) {
      // When the process is to end, servers may be gone first, in the middle of whatever is done
      // with them. What was raced until then is worth a report, which says that it was cut short.
      if (!(e instanceof InterruptedException) && !Interruption.ending()) {
        throw e;
      }
      return run.cutShort();
    }
  }

  /** Without users and passwords, which whoever repeats it gives in a way of their own. */
  private String command(RunSettings settings, List<ExternalDatabase> there) {
    StringBuilder command = new StringBuilder("./contend run");
    asked.appendTo(command, there);
    SelectionOptions.append(command, "--driver", drivers);
    command.append(quick ? " --quick" : "");
    return command.append(' ').append(settings.options()).toString();
  }
}
