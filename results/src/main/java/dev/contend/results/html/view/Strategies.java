package dev.contend.results.html.view;

import dev.contend.results.CellDetail;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import java.util.LinkedHashMap;
import java.util.Map;

/** Collects what the cells of a run say of their strategies, and makes the strategies' pages. */
public final class Strategies {
  private final RunRecord run;
  private final Costs costs;

  /** By workload and strategy, the latter's cells by their folders. */
  private final Map<Name, Map<String, CellDetail.Strategy>> strategies = new LinkedHashMap<>();

  private record Name(String workload, String strategy) {}

  /** Of a run, with the costs that somebody measured. */
  public Strategies(RunRecord run, Costs costs) {
    this.run = run;
    this.costs = costs;
    for (Place place : new Cells(run).places()) {
      strategies.put(new Name(place.workload(), place.strategy()), new LinkedHashMap<>());
    }
  }

  /** What a cell's folder says of its strategy. */
  public void add(CellRecord cell, CellDetail detail) {
    strategies
        .get(new Name(cell.workload(), cell.strategy()))
        .put(cell.directory(), detail.strategy());
  }

  /** The pages of all strategies, by their folders relative to the run's. */
  public Map<String, StrategyPage> pages() {
    Map<String, StrategyPage> pages = new LinkedHashMap<>();
    strategies.forEach(
        (name, details) ->
            pages.put(
                RunDirectory.strategyDirectory(name.workload, name.strategy),
                StrategyPage.of(run, costs, name.workload, name.strategy, details)));
    return pages;
  }
}
