package dev.contend.results.html;

import dev.contend.results.BenchRecord;
import dev.contend.results.CellRecord;
import dev.contend.results.HermitageRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.html.view.BenchPage;
import dev.contend.results.html.view.Costs;
import dev.contend.results.html.view.HermitageCellPage;
import dev.contend.results.html.view.HermitagePage;
import dev.contend.results.html.view.RunPage;
import dev.contend.results.html.view.Strategies;
import dev.contend.results.html.view.StrategyPage;
import dev.contend.results.html.witness.Witnesses;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Makes the pages of a run, of as many cells at a time as there are processors: so many histories
 * are in memory.
 */
final class RunPages {
  /** The name of every page's file in its folder. */
  static final String PAGE = "index.html";

  /** The page of what strategies cost, if the run has cells beside it. */
  static final String BENCH = "bench.html";

  /** The name of the script with a race's operations, beside the page of its cell. */
  static final String OPERATIONS = "operations.js";

  private final RunDirectory directory;
  private final RunRecord run;
  private final Costs costs;
  private final Strategies strategies;
  private final CellPages cellPages;

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
    this.cellPages = new CellPages(directory, run);
  }

  /**
   * Makes all of them, that of the run last. A cell whose files are missing or broken gets a page
   * that says so.
   */
  void render(Sink sink) throws IOException {
    cells(sink);
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

  /** Makes them ahead of the sink, which takes them in the run's order. */
  private void cells(Sink sink) throws IOException {
    int processors = Runtime.getRuntime().availableProcessors();
    ExecutorService workers = Executors.newFixedThreadPool(processors);
    try {
      Queue<CompletableFuture<CellPages.Made>> ahead = new ArrayDeque<>();
      for (CellRecord cell : run.cells()) {
        ahead.add(CompletableFuture.supplyAsync(() -> cellPages.make(cell), workers));
        if (ahead.size() > processors) {
          take(ahead.remove(), sink);
        }
      }
      for (CompletableFuture<CellPages.Made> page : ahead) {
        take(page, sink);
      }
    } finally {
      workers.shutdownNow();
    }
  }

  private void take(CompletableFuture<CellPages.Made> page, Sink sink) throws IOException {
    CellPages.Made made;
    try {
      // Unlike get, it waits on after an interruption: a run that was cut short has a report too.
      made = page.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException io) {
        throw io.getCause();
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e;
    }
    String cell = made.cell().directory();
    made.detail().ifPresent(detail -> strategies.add(made.cell(), detail));
    if (made.operations().isPresent()) {
      sink.operations(cell, made.operations().get());
    }
    sink.page(cell + "/" + PAGE, made.html());
  }

  private void hermitage(HermitageRecord table, Sink sink) throws IOException {
    for (HermitageRecord.Cell cell : table.cells()) {
      List<Witnesses> witnesses = List.of();
      String problem = "";
      try {
        witnesses = cellPages.witnesses(cell.directory());
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
}
