package dev.contend.results.html;

import dev.contend.checkers.history.History;
import dev.contend.checkers.history.HistoryReader;
import dev.contend.results.BenchRecord;
import dev.contend.results.CellDetail;
import dev.contend.results.CellDetail.Finding;
import dev.contend.results.CellRecord;
import dev.contend.results.HermitageRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.WitnessRecord;
import dev.contend.results.html.race.Operations;
import dev.contend.results.html.race.OverTime;
import dev.contend.results.html.timeline.TimeLine;
import dev.contend.results.html.view.BenchPage;
import dev.contend.results.html.view.CellPage;
import dev.contend.results.html.view.Costs;
import dev.contend.results.html.view.Explored;
import dev.contend.results.html.view.HermitageCellPage;
import dev.contend.results.html.view.HermitagePage;
import dev.contend.results.html.view.RunPage;
import dev.contend.results.html.view.Strategies;
import dev.contend.results.html.view.StrategyPage;
import dev.contend.results.html.witness.Witnesses;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes the pages of a run, one after another: only one history is in memory at a time. */
final class RunPages {
  /** The name of every page's file in its folder. */
  static final String PAGE = "index.html";

  /** The page of what strategies cost, if the run has cells beside it. */
  static final String BENCH = "bench.html";

  /** The name of the script with a race's operations, beside the page of its cell. */
  static final String OPERATIONS = "operations.js";

  private static final Path RUNS = Path.of("results", "runs");

  private final RunDirectory directory;
  private final RunRecord run;
  private final Costs costs;
  private final Strategies strategies;

  /**
   * Reads {@code run.json}.
   *
   * @throws IOException with one sentence, if it can't
   */
  RunPages(RunDirectory directory, Costs costs) throws IOException {
    this.directory = directory;
    this.run = directory.run();
    this.costs = costs;
    this.strategies = new Strategies(run, costs);
  }

  /**
   * Makes all of them, that of the run last. A cell whose files are missing or broken gets a page
   * that says so.
   */
  void render(Sink sink) throws IOException {
    for (CellRecord cell : run.cells()) {
      directory.cell(cell.directory());
      CellPage page = cellPage(cell, sink);
      sink.page(cell.directory() + "/" + PAGE, Templates.render("cell.jte", page));
    }
    for (Map.Entry<String, StrategyPage> page : strategies.pages().entrySet()) {
      sink.page(page.getKey() + "/" + PAGE, Templates.render("strategy.jte", page.getValue()));
    }
    Optional<HermitageRecord> table = directory.hermitage();
    if (table.isPresent()) {
      hermitage(table.get(), sink);
      return;
    }
    Optional<BenchRecord> measured = directory.costs();
    if (measured.isPresent()) {
      String bench = Templates.render("bench.jte", BenchPage.of(run, measured.get()));
      if (run.cells().isEmpty()) {
        sink.page(PAGE, bench); // it is all that there is to show
        return;
      }
      sink.page(BENCH, bench);
    }
    sink.page(PAGE, Templates.render("run.jte", RunPage.of(run, costs, directory.unjudged())));
  }

  private void hermitage(HermitageRecord table, Sink sink) throws IOException {
    for (HermitageRecord.Cell cell : table.cells()) {
      List<Witnesses> witnesses = List.of();
      String problem = "";
      try {
        witnesses =
            Witnesses.of(
                directory.witnesses(cell.directory()), folder(cell.directory()), run.databases());
      } catch (IOException e) {
        problem = "The schedules can't be shown: " + e.getMessage();
      }
      sink.page(
          cell.directory() + "/" + PAGE,
          Templates.render(
              "hermitagecell.jte", HermitageCellPage.of(table, cell, witnesses, problem)));
    }
    sink.page(PAGE, Templates.render("hermitage.jte", HermitagePage.of(run, table)));
  }

  private CellPage cellPage(CellRecord cell, Sink sink) throws IOException {
    CellDetail detail;
    try {
      detail = directory.detail(cell.directory());
    } catch (IOException e) {
      return CellPage.broken(run, cell, e.getMessage());
    }
    strategies.add(cell, detail);
    return cell.driver().equals(Explored.DRIVER)
        ? explored(cell, detail)
        : raced(cell, detail, sink);
  }

  private CellPage raced(CellRecord cell, CellDetail detail, Sink sink) throws IOException {
    History events;
    try {
      events = HistoryReader.read(directory.history(cell.directory()));
    } catch (IOException e) {
      String problem = "The history can't be shown: " + e.getMessage();
      return CellPage.of(run, cell, detail, indices -> Optional.empty(), Optional.empty(), problem);
    }
    return CellPage.of(
        run,
        cell,
        detail,
        indices -> TimeLine.of(events, indices),
        Optional.of(race(cell, detail, events, sink)),
        "");
  }

  private CellPage.Race race(CellRecord cell, CellDetail detail, History events, Sink sink)
      throws IOException {
    Set<Integer> named =
        detail.checks().stream()
            .flatMap(check -> check.anomalies().stream())
            .map(Finding::operations)
            .flatMap(List::stream)
            .collect(Collectors.toSet());
    // The process behind the last client's looks at the state before and after.
    int observer = run.clients();
    Operations operations = Operations.of(events, named, observer);
    sink.operations(cell.directory(), operations);
    return new CellPage.Race(
        cell.directory(),
        operations.count(),
        operations.omitted(),
        operations.named().length,
        OverTime.of(events, observer));
  }

  private CellPage explored(CellRecord cell, CellDetail detail) throws IOException {
    List<WitnessRecord> witnesses;
    try {
      witnesses = directory.witnesses(cell.directory());
    } catch (IOException e) {
      String problem = "The witnesses can't be shown: " + e.getMessage();
      return CellPage.explored(run, cell, detail, List.of(), problem);
    }
    return CellPage.explored(
        run, cell, detail, Witnesses.of(witnesses, folder(cell.directory()), run.databases()), "");
  }

  /** The folder of a cell as commands name it. */
  private String folder(String cell) {
    return shown(directory.path()) + "/" + cell;
  }

  /** The folder of a run as commands name it: from the root of the project, if it is below it. */
  private static String shown(Path run) {
    Path path = run.toAbsolutePath().normalize();
    int names = path.getNameCount();
    Path last = names < 3 ? path : path.subpath(names - 3, names);
    return last.startsWith(RUNS) ? last.toString() : run.toString();
  }
}
