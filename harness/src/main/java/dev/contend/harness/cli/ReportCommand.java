package dev.contend.harness.cli;

import dev.contend.results.RunDirectory;
import dev.contend.results.html.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code contend report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    description = "Renders a run's report again from its directory.")
final class ReportCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "The run directory (default: the latest).")
  private Path run = Defaults.runs().resolve("latest");

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(run)) {
      throw new UsageException("there is no run directory " + run);
    }
    RunDirectory directory = RunDirectory.open(run.toRealPath());
    Report.render(directory);
    Report.renderIndex(directory.path().getParent());
    terminal.out.println("Report: " + directory.path().resolve("index.html"));
    return ExitCode.OK;
  }
}
