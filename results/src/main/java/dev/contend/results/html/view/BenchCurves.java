package dev.contend.results.html.view;

import dev.contend.results.BenchRecord.Cost;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the strategies of a workload cost on a database at a setting under several loads.
 *
 * @param title workload, database and setting
 * @param points strategy by strategy
 */
public record BenchCurves(String title, List<Point> points) {

  /**
   * A measurement.
   *
   * @param strategy behind the sign of its grade, so that nobody takes a fast one for a safe one
   */
  public record Point(String strategy, Cost cost) {
    /** Half of the throughput's confidence interval; zero if there is none. */
    public double error() {
      Double error = cost.throughput().error();
      return error == null ? 0 : error;
    }
  }

  /** Those that there are: where but one load was measured there is no curve. */
  static List<BenchCurves> of(List<Cost> costs) {
    Map<String, Map<String, List<Point>>> places = new LinkedHashMap<>();
    for (Cost cost : costs) {
      String title =
          "%s on %s, %s"
              .formatted(
                  cost.workload(),
                  cost.database(),
                  BenchTable.column(cost.isolation(), BenchTable.fast(cost)));
      String strategy = BenchTable.mark(cost.grade()).sign() + " " + cost.strategy();
      places
          .computeIfAbsent(title, place -> new LinkedHashMap<>())
          .computeIfAbsent(strategy, name -> new ArrayList<>())
          .add(new Point(strategy, cost));
    }
    List<BenchCurves> curves = new ArrayList<>();
    places.forEach(
        (title, strategies) -> {
          if (strategies.values().stream().anyMatch(points -> points.size() > 1)) {
            curves.add(
                new BenchCurves(
                    title, strategies.values().stream().flatMap(List::stream).toList()));
          }
        });
    return curves;
  }
}
