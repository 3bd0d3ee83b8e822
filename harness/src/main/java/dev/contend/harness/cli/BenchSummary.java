package dev.contend.harness.cli;

import dev.contend.harness.bench.BenchRun;
import dev.contend.results.BenchRecord.Cost;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord.NotRun;
import dev.contend.results.html.Report;
import dev.contend.results.html.view.Cheapest;
import dev.contend.results.html.view.Figures;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import picocli.CommandLine.Help.Ansi.Text;

/** The end of a benchmark: its tables on the terminal, its report, its exit code. */
final class BenchSummary {
  private static final double PERCENT = 100;

  private final Terminal terminal;
  private final RunDirectory directory;

  BenchSummary(Terminal terminal, RunDirectory directory) {
    this.terminal = terminal;
    this.directory = directory;
  }

  int print(BenchRun run, boolean complete) throws IOException {
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    for (Cost cost : run.costs().costs()) {
      matrices
          .computeIfAbsent(title(cost), title -> new Matrix("strategy"))
          .put(cost.strategy(), cost.isolation(), text(cost));
    }
    matrices.forEach(this::print);
    terminal.out.println();
    terminal.out.printf(
        "Work done a second ± error, and the 99th percentile of the time until it is done. %s:"
            + " breaks there, %s: holds, %s: not graded.%n",
        terminal.sign("breaks"), terminal.sign("holds"), terminal.sign("unclear"));
    notRun(run);
    Cheapest.sentences(run.costs()).forEach(terminal.out::println);
    // An interrupt has done its work by now; files can't be written with it pending.
    boolean interrupted = Thread.interrupted();
    Report.render(directory);
    Report.renderIndex(directory.path().getParent());
    terminal.out.printf("%d cells%s.%n", run.costs().costs().size(), complete ? "" : ", cut short");
    terminal.out.println("Report: " + directory.path().resolve("index.html"));
    return interrupted || !complete ? ExitCode.INTERRUPTED : ExitCode.OK;
  }

  private void print(String title, Matrix matrix) {
    terminal.out.println();
    terminal.out.println(terminal.bold(title));
    matrix.lines().forEach(terminal.out::println);
  }

  private static String title(Cost cost) {
    return "%s on %s, %s%s"
        .formatted(
            cost.workload(),
            cost.database(),
            Figures.load(cost.threads(), cost.keys()),
            cost.durable() == null ? "" : cost.durable() ? ", durable" : ", fast");
  }

  private Text text(Cost cost) {
    return terminal.verdict(cost.grade(), terminal.sign(cost.grade()) + " " + words(cost));
  }

  /** {@code 3,105 ±2 % /s, 4.1 ms}, and what went wrong. */
  static String words(Cost cost) {
    double score = cost.throughput().score();
    Double error = cost.throughput().error();
    String failed =
        cost.beside().failed() < 0.001
            ? ""
            : ", %s errors a call".formatted(Figures.decimal(cost.beside().failed()));
    if (score == 0) {
      return "no work done" + failed;
    }
    return "%s%s /s, %s ms%s"
        .formatted(
            Figures.decimal(score),
            error == null ? "" : " ±%.0f %%".formatted(PERCENT * error / score),
            Figures.decimal(cost.latency().p99Ms()),
            failed);
  }

  /** Each reason once. */
  private void notRun(BenchRun run) {
    Set<String> lines = new LinkedHashSet<>();
    for (NotRun cell : run.record(true).notRun()) {
      if (cell.sameAs() == null) {
        lines.add(
            "%s %s does not apply on %s: %s"
                .formatted(cell.workload(), cell.strategy(), cell.database(), cell.reason()));
      } else {
        lines.add(
            "%s on %s at %s is as at %s."
                .formatted(cell.workload(), cell.database(), cell.isolation(), cell.sameAs()));
      }
    }
    lines.forEach(terminal.out::println);
  }
}
