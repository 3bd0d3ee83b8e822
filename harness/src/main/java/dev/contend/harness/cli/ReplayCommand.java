package dev.contend.harness.cli;

import dev.contend.harness.database.ExternalDatabase;
import dev.contend.harness.database.ServerOptions;
import dev.contend.harness.explore.schedule.StalledException;
import dev.contend.harness.run.Cell;
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
    WitnessCell found = UsageException.wrap(() -> WitnessCell.find(witness, server.kind(), there));
    Servers servers =
        UsageException.wrap(
            () -> new Servers(List.of(found.cell().database()), external.credentials()));
    return Interruption.during(() -> replay(found, servers));
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

  private int replay(WitnessCell found, Servers servers) throws Exception {
    try (servers) {
      servers.connect();
      servers.start(
          new ServerOptions(
              false,
              found.witness().sessions().size() + CONNECTIONS_BESIDE_SESSIONS,
              terminal.err::println));
      String isolation = found.cell().isolation().name();
      Cell cell =
          UsageException.wrap(() -> servers.available(List.of(found.cell()), List.of(isolation)))
              .get(0);
      servers.notes().forEach(terminal.err::println);
      try (WitnessReplay replay =
          WitnessReplay.open(found.in(cell), servers.running().get(cell.database()))) {
        return replay(new ReplayText(terminal, width(), found.in(cell)), replay);
      }
    }
  }

  private int replay(ReplayText text, WitnessReplay replay) throws Exception {
    int same = 0;
    try (RepeatProgress progress = new RepeatProgress(terminal, "Replaying", times)) {
      text.head();
      for (int i = 0; i < times; i++) {
        WitnessReplay.Replayed replayed = replay.run(i == 0);
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
