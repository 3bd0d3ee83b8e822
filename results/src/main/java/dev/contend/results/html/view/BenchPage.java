package dev.contend.results.html.view;

import dev.contend.results.BenchRecord;
import dev.contend.results.BenchRecord.Cost;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.NotRun;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The page of a benchmark.
 *
 * @param answers what to take where, in sentences
 * @param tables one for each workload, database and load
 * @param curves where several loads were measured
 * @param notMeasured why some cells are not in them, in sentences
 * @param facts how it was measured
 */
public record BenchPage(
    String title,
    String started,
    boolean complete,
    List<String> answers,
    List<BenchTable> tables,
    List<BenchCurves> curves,
    List<String> notMeasured,
    List<RunPage.Fact> facts,
    String command) {

  /** What a table has in common. */
  private record Place(String workload, String database, int threads, int keys) {}

  /** Of a run that measured something. */
  public static BenchPage of(RunRecord run, BenchRecord bench) {
    Map<Place, List<Cost>> places = new LinkedHashMap<>();
    for (Cost cost : bench.costs()) {
      places
          .computeIfAbsent(
              new Place(cost.workload(), cost.database(), cost.threads(), cost.keys()),
              place -> new ArrayList<>())
          .add(cost);
    }
    List<BenchTable> tables = new ArrayList<>();
    places.forEach(
        (place, costs) ->
            tables.add(
                BenchTable.of(
                    "costs-" + (tables.size() + 1),
                    "%s on %s".formatted(place.workload(), place.database()),
                    Figures.load(place.threads(), place.keys()),
                    costs,
                    bench.leftOut())));
    return new BenchPage(
        run.name(),
        Figures.moment(run.started()),
        run.complete(),
        Cheapest.sentences(bench),
        tables,
        BenchCurves.of(bench.costs()),
        notMeasured(run),
        facts(run, bench),
        run.command());
  }

  /** Whether its tables are so narrow that two have room beside each other. */
  public boolean narrow() {
    return tables.stream().allMatch(table -> table.columns().size() == 1);
  }

  private static List<String> notMeasured(RunRecord run) {
    Set<String> sentences = new LinkedHashSet<>();
    for (NotRun cell : run.notRun()) {
      sentences.add(
          cell.sameAs() == null
              ? "%s: %s does not apply on %s. %s"
                  .formatted(cell.workload(), cell.strategy(), cell.database(), cell.reason())
              : "%s: %s on %s at %s is as at %s. %s"
                  .formatted(
                      cell.workload(),
                      cell.strategy(),
                      cell.database(),
                      cell.isolation(),
                      cell.sameAs(),
                      cell.reason()));
    }
    return List.copyOf(sentences);
  }

  private static List<RunPage.Fact> facts(RunRecord run, BenchRecord bench) {
    List<RunPage.Fact> facts = new ArrayList<>();
    facts.add(
        new RunPage.Fact(
            "Measured by",
            "JMH, %s Java process%s a cell, %s warming up, %s measured"
                .formatted(
                    Figures.count(bench.forks()),
                    bench.forks() == 1 ? "" : "es",
                    Figures.duration(bench.warmupSeconds()),
                    Figures.duration(bench.seconds()))));
    facts.add(new RunPage.Fact("Seed", Long.toString(run.seed())));
    facts.add(new RunPage.Fact("Duration", Figures.duration(run.seconds())));
    if (run.durable() != null) {
      facts.add(
          new RunPage.Fact(
              "Database settings",
              run.durable()
                  ? "durable: the engines' own durability and time-outs, unless “fast” is said"
                  : "fast: no fsync, short deadlock detection"));
    }
    facts.add(new RunPage.Fact("Machine", run.machine()));
    run.databases().forEach(d -> facts.add(new RunPage.Fact(d.name(), d.product())));
    return facts;
  }
}
