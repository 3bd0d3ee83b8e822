package dev.contend.results.html.view;

import dev.contend.results.BenchRecord;
import dev.contend.results.RunDirectory;
import java.io.IOException;
import java.util.List;
import java.util.Objects;

/**
 * The costs that a run measured. Where both settings of durability were, those with the first one
 * count, which is the default.
 */
public record MeasuredCosts(List<BenchRecord.Cost> measured) implements Costs {

  /**
   * Those of a run, which are none if it measured none.
   *
   * @throws IOException with one sentence, if they can't be read
   */
  public static Costs of(RunDirectory run) throws IOException {
    return new MeasuredCosts(run.costs().map(BenchRecord::costs).orElse(List.of()));
  }

  @Override
  public List<Cost> of(String workload, String strategy, String database, String isolation) {
    List<BenchRecord.Cost> those =
        measured.stream()
            .filter(one -> one.workload().equals(workload) && one.strategy().equals(strategy))
            .filter(one -> one.database().equals(database) && one.isolation().equals(isolation))
            .toList();
    return those.stream()
        .filter(one -> Objects.equals(one.durable(), those.get(0).durable()))
        .map(MeasuredCosts::cost)
        .toList();
  }

  private static Cost cost(BenchRecord.Cost one) {
    Double error = one.throughput().error();
    return new Cost(
        one.threads(),
        one.keys(),
        one.throughput().score(),
        error == null ? Double.NaN : error,
        one.latency().p50Ms(),
        one.latency().p99Ms(),
        one.latency().p999Ms(),
        one.beside().retries(),
        one.beside().rollbacks());
  }
}
