package dev.contend.harness.cli;

import dev.contend.results.AtomicFile;
import dev.contend.results.BenchRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.html.Report;
import dev.contend.results.html.SingleFile;
import dev.contend.results.html.view.Costs;
import dev.contend.results.html.view.MeasuredCosts;
import dev.contend.results.summary.HermitageCells;
import dev.contend.results.summary.JUnitXml;
import dev.contend.results.summary.Markdown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code contend report}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Renders a run's report again from its directory, or tells of the run in another form.")
final class ReportCommand implements Callable<Integer> {
  /** In characters, of which a report has few beyond ASCII. */
  private static final int HARD_TO_SEND = 25_000_000;

  private static final Path STANDARD_OUTPUT = Path.of("-");

  private final Terminal terminal;

  @Parameters(
      arity = "0..1",
      paramLabel = "RUN",
      description = "The run directory (default: the latest).")
  private Path run = Defaults.runs().resolve(RunDirectory.LATEST);

  @Option(
      names = "--costs",
      paramLabel = "BENCH",
      description =
          "The directory of a run of bench, whose costs are to stand beside the verdicts (default:"
              + " those of RUN itself, if it has any).")
  private Path costs;

  @Option(
      names = "--single-file",
      description = "One HTML file that needs nothing else, to be sent: report.html.")
  private boolean singleFile;

  @Option(names = "--markdown", description = "A summary for a pull request: summary.md.")
  private boolean markdown;

  @Option(names = "--junit", description = "JUnit's XML for a build server: junit.xml.")
  private boolean junit;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "Where to write the one of these that was asked for; - is the standard output"
              + " (default: into the run's directory).")
  private Path out;

  /** Makes one of the other forms. */
  @FunctionalInterface
  private interface Form {
    String text() throws IOException;
  }

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    RunDirectory directory = RunArgument.open(run);
    Costs measured = costs(directory);
    Map<String, Form> forms = new LinkedHashMap<>();
    if (singleFile) {
      forms.put("report.html", () -> SingleFile.text(directory, measured));
    }
    if (markdown) {
      forms.put("summary.md", () -> summary(directory, measured));
    }
    if (junit) {
      forms.put("junit.xml", () -> JUnitXml.of(HermitageCells.of(directory)));
    }
    if (out != null && forms.size() != 1) {
      throw new UsageException(
          "--out goes with one of --single-file, --markdown and --junit, not with "
              + forms.size()
              + " of them");
    }
    for (Map.Entry<String, Form> form : forms.entrySet()) {
      String text = form.getValue().text();
      Path file = out == null ? directory.path().resolve(form.getKey()) : out;
      if (STANDARD_OUTPUT.equals(out)) {
        terminal.out.print(text);
      } else {
        AtomicFile.write(file, text);
        terminal.out.println("Written: " + file);
        if (text.length() > HARD_TO_SEND) {
          terminal.out.printf(
              "It has %,d MB, which is hard to send and slow to open; a run of fewer cells makes a"
                  + " smaller one.%n",
              text.length() / 1_000_000);
        }
      }
    }
    if (forms.isEmpty()) {
      Report.render(directory, measured);
      Report.renderIndex(directory.path().getParent());
      terminal.out.println("Report: " + directory.path().resolve("index.html"));
    }
    return ExitCode.OK;
  }

  private static String summary(RunDirectory directory, Costs measured) throws IOException {
    RunRecord run = HermitageCells.of(directory);
    Optional<BenchRecord> bench = directory.costs();
    return run.cells().isEmpty() && bench.isPresent()
        ? Markdown.of(run, bench.get())
        : Markdown.of(run, measured);
  }

  private Costs costs(RunDirectory directory) throws Exception {
    if (costs == null) {
      return MeasuredCosts.of(directory);
    }
    RunDirectory bench = RunArgument.open(costs);
    return UsageException.wrap(() -> MeasuredCosts.of(bench, directory));
  }
}
