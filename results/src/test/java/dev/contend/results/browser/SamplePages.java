package dev.contend.results.browser;

import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.SampleCatalogue;
import dev.contend.results.SampleRun;
import dev.contend.results.SampleWitness;
import dev.contend.results.html.CompareReport;
import dev.contend.results.html.Report;
import dev.contend.results.html.SingleFile;
import dev.contend.results.html.view.Costs;
import dev.contend.results.summary.Comparison;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Pages as a run leaves them.
 *
 * @param pages one of each kind
 * @param large the page of a run of the whole catalogue
 */
record SamplePages(Map<Kind, Path> pages, Path large) {

  /** Every kind of page that there is. */
  enum Kind {
    RUNS,
    RUN,
    STRATEGY,
    BROKEN,
    RACED,
    COMPARED,
    SINGLE_FILE
  }

  /** Writes runs below that folder, and renders them. */
  static SamplePages render(Path folder) throws IOException {
    RunDirectory run = SampleRun.write(folder, "run", Instant.EPOCH);
    run.write(SampleRun.withCells(run.run(), run.run().cells().subList(0, 4)));
    String raced = run.run().cells().get(0).directory();
    CellRecord explored = explored(run, run.run().cells().get(0));
    run.write(explored.directory(), run.detail(raced));
    run.write(explored.directory(), 1, SampleWitness.of("state-anomaly", "This is wrong"));
    run.write(explored.directory(), 2, SampleWitness.of("as-told", "So it was told"));
    Report.render(run, SamplePages::costs);
    RunDirectory catalogue = SampleCatalogue.write(folder, Instant.EPOCH);
    Report.render(catalogue);
    Report.renderIndex(folder);
    Path single = folder.resolve("single.html");
    SingleFile.write(run, Costs.NONE, single);
    Path compared =
        CompareReport.render(
            catalogue, run, Comparison.of(catalogue.run(), run.run(), Costs.NONE, Costs.NONE));
    return new SamplePages(
        Map.of(
            Kind.RUNS, folder.resolve("index.html"),
            Kind.RUN, run.path().resolve("index.html"),
            Kind.STRATEGY, run.path().resolve("strategies/stock--check-then-act/index.html"),
            Kind.BROKEN, run.cell(explored.directory()).resolve("index.html"),
            Kind.RACED, run.cell(raced).resolve("index.html"),
            Kind.COMPARED, compared,
            Kind.SINGLE_FILE, single),
        catalogue.path().resolve("index.html"));
  }

  private static CellRecord explored(RunDirectory run, CellRecord cell) throws IOException {
    CellRecord explored = SampleRun.explored(cell);
    List<CellRecord> cells = new ArrayList<>(run.run().cells());
    cells.add(explored);
    run.write(SampleRun.withCells(run.run(), cells));
    return explored;
  }

  private static List<Costs.Cost> costs(
      String workload, String strategy, String database, String isolation) {
    return isolation.equals("serializable")
        ? List.of(
            new Costs.Cost(2, 1, 500, 12, 1, 2, 3, 0.1, 0),
            new Costs.Cost(2, 16, 900, 40, 1, 2, 3, 0.1, 0))
        : List.of();
  }

  Path of(Kind kind) {
    return pages.get(kind);
  }
}
