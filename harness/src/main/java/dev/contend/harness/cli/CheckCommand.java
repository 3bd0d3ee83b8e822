package dev.contend.harness.cli;

import dev.contend.checkers.Limits;
import dev.contend.checkers.linearizability.Linearization;
import dev.contend.harness.run.UnknownNameException;
import dev.contend.results.EvidenceFile;
import dev.contend.results.html.CheckReport;
import dev.contend.results.html.view.CheckPage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code contend check}. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Judges recorded histories, ours, Jepsen's or others'.")
final class CheckCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Spec private CommandSpec command;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "A history: EDN in Jepsen's form or JSON, one map a line or all in one vector; may be"
              + " compressed with gzip. Several give a table.")
  private List<Path> files;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      description =
          "What the histories are to be judged as: register, kv, list-append, stock, …"
              + " (default: what the names of the operations tell).")
  private String model;

  @Option(
      names = "--engine",
      paramLabel = "NAME",
      defaultValue = "auto",
      description =
          "What judges linearizability: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})."
              + " lincheck is a second opinion on small histories.")
  private CheckEngine engine;

  @Mixin private IsolationOptions isolation;

  @Option(
      names = "--time-limit",
      paramLabel = "TIME",
      defaultValue = "60s",
      description =
          "After which a checker gives up on a file: 60s, 500ms, 2m (default: ${DEFAULT-VALUE}).")
  private String timeLimit;

  @Option(
      names = "--memory-limit",
      paramLabel = "SIZE",
      description =
          "What a search may hold beside the history: 2g, 512m (default: half of the heap).")
  private String memoryLimit;

  @Option(
      names = "--explain",
      description =
          "Also say why: the states that were possible, the operations that show it; of a valid"
              + " history an order of its operations.")
  private boolean explain;

  @Option(
      names = "--html",
      paramLabel = "DIR",
      description =
          "Also write it as pages with pictures, and as evidence.json for programs, into that"
              + " folder.")
  private Path html;

  CheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    CheckedFile.Settings settings = new CheckedFile.Settings(model, engine, isolation, limits());
    if (model != null) {
      isolation.with(model, CheckedFile.checkers(model));
    }
    CheckText text = new CheckText(terminal);
    List<CheckPage> pages = new ArrayList<>();
    List<Map<String, Object>> data = new ArrayList<>();
    if (files.size() == 1) {
      CheckedFile checked = CheckedFile.of(files.get(0), settings, this::note);
      text.print(checked, model == null, explain);
      if (explain || html != null) {
        List<Linearization> orders = checked.orders(settings.limits());
        if (explain) {
          text.print(checked.history(), orders);
        }
        pages.add(CheckPages.of(checked, orders));
        data.add(CheckData.of(checked, orders));
      }
      writePages(pages, data);
      return ExitCode.of(checked.verdict());
    }
    List<CheckedFile> all = new ArrayList<>();
    int unreadable = ExitCode.OK;
    for (Path file : files) {
      try {
        CheckedFile checked = CheckedFile.of(file, settings, this::note);
        if (html != null) {
          List<Linearization> orders = checked.orders(settings.limits());
          pages.add(CheckPages.of(checked, orders));
          data.add(CheckData.of(checked, orders));
        }
        all.add(checked.withoutHistory(explain));
      } catch (IOException | UsageException | UnknownNameException e) {
        unreadable = Math.max(unreadable, Failures.execution(e, command.commandLine(), null));
      }
    }
    if (!all.isEmpty()) {
      text.print(all, files.size() - all.size(), explain);
    }
    writePages(pages, data);
    return exitCode(all, unreadable);
  }

  private void writePages(List<CheckPage> pages, List<Map<String, Object>> data)
      throws IOException {
    if (html != null && !pages.isEmpty()) {
      EvidenceFile.write(data, html);
      terminal.out.println("Report: " + CheckReport.render(pages, html));
    }
  }

  private void note(String sentence) {
    terminal.err.println("contend: " + sentence);
  }

  private Limits limits() {
    Duration time = Quantity.time("--time-limit", timeLimit);
    if (memoryLimit == null) {
      return new Limits(time);
    }
    long memory = Quantity.size("--memory-limit", memoryLimit);
    long heap = Runtime.getRuntime().maxMemory();
    if (memory > heap / 4 * 3) {
      throw new UsageException(
          "--memory-limit %s needs more heap than the %,d MB that there are; give it with JAVA_TOOL_OPTIONS=-Xmx, twice the limit"
              .formatted(memoryLimit, heap >> 20));
    }
    return new Limits(time, memory);
  }

  /** An anomaly is one, whatever else could not be read; without one, what is missing is said. */
  private static int exitCode(List<CheckedFile> all, int unreadable) {
    int worst = unreadable;
    for (CheckedFile checked : all) {
      int code = ExitCode.of(checked.verdict());
      if (code == ExitCode.ANOMALY) {
        return code;
      }
      worst = Math.max(worst, code);
    }
    return worst;
  }
}
