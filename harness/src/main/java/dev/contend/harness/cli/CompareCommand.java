package dev.contend.harness.cli;

import dev.contend.results.RunDirectory;
import dev.contend.results.html.CompareReport;
import dev.contend.results.html.view.Figures;
import dev.contend.results.html.view.MeasuredCosts;
import dev.contend.results.summary.Comparison;
import dev.contend.results.summary.Comparison.Change;
import dev.contend.results.summary.Comparison.Condition;
import dev.contend.results.summary.Comparison.CostChange;
import dev.contend.results.summary.HermitageCells;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code contend compare}. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    description =
        "Compares two runs, of other versions or settings: which verdicts changed, and what became"
            + " slower beyond the errors of its measurements.")
final class CompareCommand implements Callable<Integer> {
  private static final int MOST_NAMES = 10;

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The directory of the first run.")
  private Path before;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "AFTER",
      description = "The directory of the second run (default: the latest).")
  private Path after = Defaults.runs().resolve(RunDirectory.LATEST);

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    RunDirectory first = RunArgument.open(before);
    RunDirectory second = RunArgument.open(after);
    Comparison comparison =
        Comparison.of(
            HermitageCells.of(first),
            HermitageCells.of(second),
            MeasuredCosts.of(first),
            MeasuredCosts.of(second));
    print(comparison);
    terminal.out.println("Page: " + CompareReport.render(first, second, comparison));
    return comparison.worthALook() ? ExitCode.ANOMALY : ExitCode.OK;
  }

  private void print(Comparison comparison) {
    for (Condition condition : comparison.conditions()) {
      terminal.out.printf(
          "%s: %s, then %s%n", condition.name(), condition.before(), condition.after());
    }
    terminal.out.println();
    for (Change change : comparison.changed()) {
      terminal.out.print(change.cell() + ": ");
      terminal.out.print(verdict(change.before().verdict()));
      terminal.out.print(", then ");
      terminal.out.print(verdict(change.after().verdict()));
      List<String> kinds = change.after().anomalies();
      terminal.out.println(kinds.isEmpty() ? "" : " (" + String.join(", ", kinds) + ")");
    }
    for (CostChange change : comparison.costs()) {
      terminal.out.printf(
          "%s: %s, then %s ops/s: %s times as fast%n",
          change.cell(),
          change.before().perSecond(),
          change.after().perSecond(),
          Figures.decimal(change.factor()));
    }
    names("only in the first run", comparison.gone());
    names("only in the second run", comparison.added());
    if (comparison.measured() > 0) {
      terminal.out.printf(
          "%,d %s in both: %,d slower and %,d faster, beyond the errors of both measurements.%n",
          comparison.measured(),
          comparison.measured() == 1 ? "cost" : "costs",
          comparison.costs().stream().filter(CostChange::slower).count(),
          comparison.costs().stream().filter(change -> !change.slower()).count());
    }
    if (comparison.both() == 0 && comparison.measured() > 0) {
      return;
    }
    terminal.out.printf(
        "%,d %s in both: %,d with another verdict.%n",
        comparison.both(), comparison.both() == 1 ? "cell" : "cells", comparison.changed().size());
  }

  private Object verdict(String verdict) {
    return terminal.verdict(verdict, terminal.sign(verdict) + " " + verdict);
  }

  private void names(String where, List<String> names) {
    if (!names.isEmpty()) {
      terminal.out.printf(
          "%,d %s %s:%n", names.size(), names.size() == 1 ? "cell is" : "cells are", where);
      names.stream().limit(MOST_NAMES).forEach(name -> terminal.out.println("  " + name));
      if (names.size() > MOST_NAMES) {
        terminal.out.println("  …");
      }
    }
  }
}
