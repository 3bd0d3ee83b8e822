package dev.contend.harness.cli;

import dev.contend.harness.bench.Grading;
import dev.contend.harness.database.Engine;
import dev.contend.harness.database.Engines;
import dev.contend.harness.database.IsolationSetting;
import dev.contend.harness.database.ServerKind;
import dev.contend.harness.run.Catalogue;
import dev.contend.harness.run.Cell;
import dev.contend.harness.run.Selection;
import dev.contend.harness.workload.Driver;
import dev.contend.harness.workload.Grade;
import dev.contend.harness.workload.Strategy;
import dev.contend.harness.workload.Workload;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Option;

/** {@code contend list}. */
@Command(
    name = "list",
    mixinStandardHelpOptions = true,
    description = "Shows the catalogue: workloads, strategies and what is known of them.")
final class ListCommand implements Runnable {
  private static final List<String> NONE = List.of();

  private final Terminal terminal;

  @Option(names = "--reasons", description = "With a sentence of reason for each grade.")
  private boolean reasons;

  @Option(
      names = "--quick",
      description = "The cells that run --quick runs, and what is known of each.")
  private boolean quick;

  @Option(
      names = "--bench-quick",
      description = "The cells that bench --quick measures, and what is known of each.")
  private boolean benchQuick;

  ListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void run() {
    if (quick) {
      matrices(new Selection(NONE, NONE, NONE, NONE, NONE, true).cells(), Cell::grade);
      return;
    }
    if (benchQuick) {
      matrices(
          BenchGrid.quick(new SelectionOptions()).cells(ServerKind.EMBEDDED, List.of()),
          cell -> Grading.of(cell).grade());
      return;
    }
    versions();
    for (Workload workload : Catalogue.workloads()) {
      terminal.out.println(terminal.bold(workload.name()) + ": " + workload.summary());
      for (Engine engine : Engines.all()) {
        if (workload.grades().speaksOf(engine)) {
          for (Driver driver : Driver.values()) {
            terminal.out.println();
            grades(workload, engine, driver);
          }
        }
      }
      terminal.out.println();
      for (Strategy strategy : workload.strategies()) {
        terminal.out.println(terminal.bold(strategy.name()) + ": “" + strategy.belief() + "”");
        terminal.out.println("  " + strategy.proposed());
      }
    }
  }

  private void versions() {
    terminal.out.println(terminal.bold("Embedded databases") + ", the default first:");
    for (Engine engine : Engines.startable()) {
      List<String> versions = engine.versions();
      terminal.out.println(
          "  "
              + engine.name()
              + versions.stream().limit(1).map(" (%s)"::formatted).collect(Collectors.joining())
              + versions.stream()
                  .skip(1)
                  .map(version -> ", %s:%s".formatted(engine.name(), version))
                  .collect(Collectors.joining()));
    }
    Engines.all().stream()
        .filter(engine -> !engine.startable())
        .forEach(engine -> terminal.out.println("  " + engine.name() + ", by --db-url only"));
    terminal.out.println();
  }

  private void matrices(List<Cell> cells, Function<Cell, Grade> grades) {
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    for (Cell cell : cells) {
      Grade grade = grades.apply(cell);
      String database = cell.database().name() + ", " + cell.isolation().name();
      matrices
          .computeIfAbsent(cell.workload().name(), workload -> new Matrix(workload))
          .put(cell.strategy().name(), database + ", " + cell.driver().word(), text(grade));
    }
    matrices
        .values()
        .forEach(
            matrix -> {
              matrix.lines().forEach(terminal.out::println);
              terminal.out.println();
            });
  }

  private Text text(Grade grade) {
    String text = grade.anomalies().isEmpty() ? grade.word() : grade.anomalies().get(0);
    if (grade instanceof Grade.SameAs same) {
      text = same.isolation();
    }
    return terminal.verdict(grade.word(), terminal.sign(grade.word()) + " " + text);
  }

  private void grades(Workload workload, Engine engine, Driver driver) {
    Optional<String> why = whyNever(workload, engine, driver);
    if (why.isPresent()) {
      terminal.out.println(engine.name() + ", " + driver.word() + ": n/a. " + why.get());
      return;
    }
    Matrix matrix = new Matrix(engine.name() + ", " + driver.word());
    for (Strategy strategy : workload.strategies()) {
      for (IsolationSetting isolation : engine.isolationSettings()) {
        matrix.put(
            strategy.name(),
            isolation.name(),
            text(workload.grades().grade(strategy.name(), engine, isolation.name(), driver)));
      }
    }
    matrix.lines().forEach(terminal.out::println);
    if (reasons) {
      reasons(workload, engine, driver);
    }
  }

  /** Why nothing of a workload is run with a driver, if one sentence says it for all cells. */
  private static Optional<String> whyNever(Workload workload, Engine engine, Driver driver) {
    Set<Grade> grades = new HashSet<>();
    for (Strategy strategy : workload.strategies()) {
      for (IsolationSetting isolation : engine.isolationSettings()) {
        grades.add(workload.grades().grade(strategy.name(), engine, isolation.name(), driver));
      }
    }
    return grades.size() == 1 && grades.iterator().next() instanceof Grade.NotApplicable never
        ? Optional.of(never.reason())
        : Optional.empty();
  }

  private void reasons(Workload workload, Engine engine, Driver driver) {
    for (Strategy strategy : workload.strategies()) {
      for (IsolationSetting isolation : engine.isolationSettings()) {
        Grade grade = workload.grades().grade(strategy.name(), engine, isolation.name(), driver);
        terminal.out.printf(
            "  %s at %s %s: %s%n", strategy.name(), isolation.name(), grade.word(), grade.reason());
      }
    }
  }
}
