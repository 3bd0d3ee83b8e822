package dev.contend.harness.cli;

import dev.contend.harness.workload.Driver;
import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.html.Report;
import dev.contend.results.html.view.Difference;
import dev.contend.results.html.view.Holding;
import dev.contend.results.html.view.IsolationFound;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Help.Ansi.Text;

/** The end of a run: its matrix on the terminal, its report, its exit code. */
final class RunSummary {
  /** Of more the terminal shows only what holds where; the report has them all. */
  private static final int MOST_MATRICES = 6;

  /** Of more cells the pages take a while. */
  private static final int MANY_PAGES = 50;

  private final Terminal terminal;
  private final RunDirectory directory;

  RunSummary(Terminal terminal, RunDirectory directory) {
    this.terminal = terminal;
    this.directory = directory;
  }

  int print(RunRecord run) throws IOException {
    Map<String, Matrix> matrices = new LinkedHashMap<>();
    for (CellRecord cell : run.cells()) {
      matrices
          .computeIfAbsent(title(run, cell), title -> new Matrix("strategy"))
          .put(cell.strategy(), cell.isolation(), cell(cell));
    }
    if (matrices.size() <= MOST_MATRICES) {
      matrices.forEach(this::print);
    }
    Holding holding = Holding.of(run);
    holding.tables().forEach(table -> print(table.workload() + ", what holds where", rows(table)));
    holding.notes().forEach(terminal.out::println);
    IsolationFound.of(run)
        .ifPresent(found -> print("what isolation was it really?", isolation(found)));
    terminal.out.println();
    Difference.of(run.cells()).forEach(this::difference);
    disagreements(run.cells());
    // An interrupt has done its work by now; files can't be written with it pending.
    boolean interrupted = Thread.interrupted();
    if (run.cells().size() > MANY_PAGES) {
      terminal.err.printf("Writing the pages of %,d cells ...%n", run.cells().size());
    }
    Report.render(directory);
    Report.renderIndex(directory.path().getParent());
    terminal.out.println(sentence(run));
    terminal.out.println("Report: " + directory.path().resolve("index.html"));
    return interrupted || !run.complete()
        ? ExitCode.INTERRUPTED
        : ExitCode.of(run.cells().stream().map(CellRecord::agreement).toList());
  }

  private void print(String title, Matrix matrix) {
    terminal.out.println();
    terminal.out.println(terminal.bold(title));
    matrix.lines().forEach(terminal.out::println);
  }

  private Matrix rows(Holding.Table table) {
    Matrix matrix = new Matrix("strategy");
    for (Holding.Row row : table.rows()) {
      for (int i = 0; i < row.cells().size(); i++) {
        Holding.Cell cell = row.cells().get(i);
        matrix.put(row.strategy(), table.databases().get(i), text(cell));
      }
    }
    return matrix;
  }

  private Matrix isolation(IsolationFound found) {
    Matrix matrix = new Matrix("setting");
    for (IsolationFound.Row row : found.rows()) {
      String setting = row.database() + " " + row.isolation();
      boolean kept = row.seen().stream().noneMatch(IsolationFound.Seen::breaksPromise);
      matrix.put(setting, "promised", terminal.plain(row.promised()));
      matrix.put(
          setting,
          "seen",
          kept ? terminal.plain(row.words()) : terminal.verdict("invalid", row.words()));
      row.published()
          .ifPresent(
              says -> matrix.put(setting, "Hermitage: allowed", terminal.plain(row.allowed())));
    }
    return matrix;
  }

  private Text text(Holding.Cell cell) {
    String words = terminal.extent(cell.extent().sign()) + " " + cell.words();
    return switch (cell.extent()) {
      case ALL -> terminal.verdict("valid", words);
      case SOME -> terminal.verdict("unknown", words);
      case NONE -> terminal.verdict("invalid", words);
      case UNKNOWN, NOTHING -> terminal.plain(words);
    };
  }

  private static String title(RunRecord run, CellRecord cell) {
    String product =
        run.databases().stream()
            .filter(database -> database.name().equals(cell.database()))
            .map(RunRecord.DatabaseRecord::product)
            .findFirst()
            .orElse("");
    return "%s on %s %s, %s".formatted(cell.workload(), cell.database(), product, cell.driver());
  }

  private Text cell(CellRecord cell) {
    // The anomaly that the grade names says most; any other is better than none.
    String kind =
        cell.anomalies().stream()
            .filter(cell.gradedAnomalies()::contains)
            .findFirst()
            .or(() -> cell.anomalies().stream().findFirst())
            .orElse(cell.verdict());
    String more = cell.anomalies().size() > 1 ? " +" + (cell.anomalies().size() - 1) : "";
    String mark =
        switch (cell.agreement()) {
          case AS_GRADED, UNGRADED -> "";
          case CONTRADICTS, NOT_SHOWN, UNDECIDED -> " !";
        };
    return terminal.verdict(
        cell.verdict(),
        "%s %s%s%s %s".formatted(terminal.sign(cell.verdict()), kind, more, mark, amount(cell)));
  }

  private static String amount(CellRecord cell) {
    return cell.driver().equals(Driver.EXPLORE.word())
        ? "%,d schedules".formatted(cell.operations())
        : "%,.0f/s".formatted(cell.throughput());
  }

  private void difference(Difference difference) {
    terminal.out.printf(
        "! The drivers differ on %s: %s.%n",
        difference.cell(),
        difference.sides().stream()
            .map(side -> side.driver() + " says " + side.mark().word())
            .collect(Collectors.joining(", ")));
  }

  private void disagreements(List<CellRecord> cells) {
    for (CellRecord cell : cells) {
      if (cell.agreement() != Agreement.AS_GRADED && cell.agreement() != Agreement.UNGRADED) {
        terminal.out.printf(
            "! %s on %s at %s, %s, %s: graded %s, %s.%n",
            cell.strategy(),
            cell.database(),
            cell.isolation(),
            cell.driver(),
            cell.agreement().words(),
            cell.grade(),
            found(cell));
      }
    }
  }

  private static String found(CellRecord cell) {
    if (cell.agreement() == Agreement.UNDECIDED) {
      return cell.verdict() + ": " + cell.coverage();
    }
    return cell.anomalies().isEmpty() ? cell.verdict() : "found " + cell.anomalies();
  }

  private static String sentence(RunRecord run) {
    return "%d cells%s: %d as graded, %d contradict their grade, %d not shown this time, %d undecided, %d ungraded. Seed %d."
        .formatted(
            run.cells().size(),
            run.complete() ? "" : ", cut short",
            count(run, Agreement.AS_GRADED),
            count(run, Agreement.CONTRADICTS),
            count(run, Agreement.NOT_SHOWN),
            count(run, Agreement.UNDECIDED),
            count(run, Agreement.UNGRADED),
            run.seed());
  }

  private static long count(RunRecord run, Agreement agreement) {
    return run.cells().stream().filter(cell -> cell.agreement() == agreement).count();
  }
}
