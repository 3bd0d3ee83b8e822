package dev.contend.harness.cli;

import dev.contend.harness.database.CredentialSource;
import dev.contend.harness.database.Database;
import dev.contend.harness.database.ExternalDatabase;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.explore.search.Budget;
import dev.contend.harness.hermitage.Cases;
import dev.contend.harness.hermitage.HermitageRun;
import dev.contend.harness.hermitage.Settings;
import dev.contend.harness.run.Selection;
import dev.contend.harness.run.Servers;
import dev.contend.harness.run.UnknownNameException;
import dev.contend.results.RunDirectory;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code contend hermitage}. */
@Command(
    name = "hermitage",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Says which anomalies each isolation setting of each database lets through in any order of"
            + " the steps, beside what Hermitage's table says, and writes a page.")
final class HermitageCommand implements Callable<Integer> {
  private static final int REPLAYS = 3;
  private static final int CONNECTIONS = 40;

  /** Longer than any case takes; it is the number of schedules that is meant to be chosen. */
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Terminal terminal;

  @Option(
      names = "--db",
      split = ",",
      paramLabel = "NAME",
      description = "Which databases: postgres, mariadb, h2; with a version: postgres:15.")
  private List<String> databases = new ArrayList<>();

  @Mixin private ServerOption server = new ServerOption();

  @Mixin private ExternalOptions external = new ExternalOptions();

  @Option(
      names = "--isolation",
      split = ",",
      paramLabel = "NAME",
      description = "Which isolation settings.")
  private List<String> isolations = new ArrayList<>();

  @Option(
      names = "--anomaly",
      split = ",",
      paramLabel = "NAME",
      description = "Which columns of the table: G0, G1a, OTV, P4, …")
  private List<String> anomalies = new ArrayList<>();

  @Option(
      names = "--schedules",
      paramLabel = "N",
      defaultValue = "20000",
      description = "Schedules that are run of each cell at most (default: ${DEFAULT-VALUE}).")
  private long schedules;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Folder for run directories (default: results/runs).")
  private Path out = Defaults.runs();

  HermitageCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (schedules < 1) {
      throw new UsageException("--schedules is at least 1, not " + schedules);
    }
    List<ExternalDatabase> there = external.databases();
    CredentialSource credentials = external.credentials();
    List<Database> chosen = Selection.databases(databases, server.kind(), there);
    Selection.requireIsolations(isolations);
    Settings settings =
        new Settings(
            columns(), isolations, new Budget(schedules, LONGEST), REPLAYS, command(there));
    requireSome(chosen);
    Servers servers = UsageException.wrap(() -> new Servers(chosen, credentials));
    RunDirectory.requirePlace(out);
    return Interruption.during(() -> run(chosen, servers, settings));
  }

  private List<String> columns() {
    for (String name : anomalies) {
      if (!Cases.names().contains(name)) {
        throw new UnknownNameException("anomaly", name, Cases.names());
      }
    }
    return anomalies.isEmpty() ? Cases.names() : anomalies;
  }

  private void requireSome(List<Database> chosen) {
    boolean some =
        isolations.isEmpty()
            || chosen.stream()
                .flatMap(database -> database.engine().isolationSettings().stream())
                .anyMatch(setting -> isolations.contains(setting.name()));
    if (!some) {
      throw new UsageException(
          "no database that was asked for has %s as a setting of its own; see ./contend list"
              .formatted(String.join(" or ", isolations)));
    }
  }

  private int run(List<Database> chosen, Servers servers, Settings settings) throws Exception {
    RunDirectory directory;
    HermitageRun run;
    boolean complete;
    try (servers) {
      servers.connect();
      Progress.starting(terminal, chosen);
      servers.start(new ServerOptions(false, CONNECTIONS, terminal.err::println));
      UsageException.wrap(
          () -> {
            servers.require(isolations);
            return null;
          });
      servers.notes().forEach(terminal.err::println);
      directory = RunDirectory.create(out, HermitageRun.NAME, Instant.now());
      if (out.equals(Defaults.runs())) {
        Defaults.linkLatest();
      }
      run = new HermitageRun(directory, servers.running(), settings);
      complete = all(run);
    }
    return new HermitageSummary(terminal, directory).print(run.table(), complete);
  }

  /** Gives false if it was cut short, as in a run. */
  private boolean all(HermitageRun run) throws Exception {
    try (RepeatProgress progress = new RepeatProgress(terminal, "Exploring", run.count())) {
      run.all(progress::done);
      run.complete();
      return true;
    } catch (InterruptedException | SQLException | RuntimeException e) {
      if (!(e instanceof InterruptedException) && !Interruption.ending()) {
        throw e;
      }
      return false;
    }
  }

  /** Without users and passwords, which whoever repeats it gives in a way of their own. */
  private String command(List<ExternalDatabase> there) {
    StringBuilder command = new StringBuilder("./contend hermitage").append(server.text());
    SelectionOptions.append(command, "--db", databases);
    there.forEach(database -> command.append(' ').append(database.option()));
    SelectionOptions.append(command, "--isolation", isolations);
    SelectionOptions.append(command, "--anomaly", anomalies);
    return command.append(" --schedules ").append(schedules).toString();
  }
}
