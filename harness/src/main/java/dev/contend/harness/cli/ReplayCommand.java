package dev.contend.harness.cli;

import dev.contend.harness.database.Database;
import dev.contend.harness.database.ExternalDatabase;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.explore.schedule.StalledException;
import dev.contend.harness.hermitage.CaseReplay;
import dev.contend.harness.run.Cell;
import dev.contend.harness.run.ScheduleReplay;
import dev.contend.harness.run.Servers;
import dev.contend.harness.run.WitnessCell;
import dev.contend.harness.run.WitnessReplay;
import dev.contend.results.RunDirectory;
import dev.contend.results.WitnessRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code contend replay}. */
@Command(
    name = "replay",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Runs a schedule that was found earlier again, step by step, and says whether it ends as it"
            + " did then.")
final class ReplayCommand implements Callable<Integer> {
  private static final int CONNECTIONS_BESIDE_SESSIONS = 20;

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "FILE",
      description = "A witness: a witness-N.json in the folder of an explored cell.")
  private Path file;

  @Option(
      names = "--times",
      paramLabel = "N",
      defaultValue = "1",
      description = "How often (default: ${DEFAULT-VALUE}). Only the first is shown.")
  private int times;

  @Mixin private ServerOption server = new ServerOption();

  @Mixin private ExternalOptions external = new ExternalOptions();

  ReplayCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    if (times < 1) {
      throw new UsageException("--times is at least 1, not " + times);
    }
    WitnessRecord witness = read();
    List<ExternalDatabase> there = external.databases();
    return CaseReplay.isOne(witness) ? hermitage(witness, there) : catalogue(witness, there);
  }

  private int catalogue(WitnessRecord witness, List<ExternalDatabase> there) throws Exception {
    WitnessCell found = UsageException.wrap(() -> WitnessCell.find(witness, server.kind(), there));
    String isolation = found.cell().isolation().name();
    return replay(
        witness,
        found.cell().database(),
        found.cell().toString(),
        servers -> {
          Cell cell =
              UsageException.wrap(
                      () -> servers.available(List.of(found.cell()), List.of(isolation)))
                  .get(0);
          return WitnessReplay.open(found.in(cell), servers.running().get(cell.database()));
        });
  }

  private int hermitage(WitnessRecord witness, List<ExternalDatabase> there) throws Exception {
    Database database =
        UsageException.wrap(
            () -> {
              WitnessCell.requireChoices(witness);
              return WitnessCell.database(witness, server.kind(), there);
            });
    return replay(
        witness,
        database,
        "%s, %s, %s".formatted(witness.strategy(), database.name(), witness.isolation()),
        servers -> CaseReplay.open(witness, servers.running().get(database)));
  }

  private WitnessRecord read() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new UsageException("there is no file " + file);
    }
    try {
      return RunDirectory.witness(file);
    } catch (IOException e) {
      if (Files.isReadable(file)) {
        throw new UsageException(e.getMessage());
      }
      throw e;
    }
  }

  /** Makes ready to replay on servers that run. */
  @FunctionalInterface
  private interface Opening {
    ScheduleReplay open(Servers servers) throws Exception;
  }

  private int replay(WitnessRecord witness, Database database, String cell, Opening opening)
      throws Exception {
    Servers servers =
        UsageException.wrap(() -> new Servers(List.of(database), external.credentials()));
    return Interruption.during(
        () -> {
          try (servers) {
            servers.connect();
            servers.start(
                new ServerOptions(
                    false,
                    witness.sessions().size() + CONNECTIONS_BESIDE_SESSIONS,
                    terminal.err::println));
            try (ScheduleReplay replay = opening.open(servers)) {
              servers.notes().forEach(terminal.err::println);
              return replay(new ReplayText(terminal, width(), witness, cell), replay);
            }
          }
        });
  }

  private int replay(ReplayText text, ScheduleReplay replay) throws Exception {
    int same = 0;
    try (RepeatProgress progress = new RepeatProgress(terminal, "Replaying", times)) {
      text.head();
      for (int i = 0; i < times; i++) {
        ScheduleReplay.Replayed replayed = replay.run(i == 0);
        same += replayed.same() ? 1 : 0;
        if (i == 0) {
          text.steps(replayed.trace());
        }
        progress.done(i + 1);
      }
    } catch (StalledException e) {
      terminal.out.println(e.getMessage());
      return ExitCode.ANOMALY;
    }
    text.end(same, times);
    return same == times ? ExitCode.OK : ExitCode.ANOMALY;
  }

  /** Of the terminal, where there is one. */
  private int width() {
    return terminal.interactive() ? spec.usageMessage().width() : ReplayText.WIDTH;
  }
}
