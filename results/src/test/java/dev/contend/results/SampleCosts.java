package dev.contend.results;

import dev.contend.results.BenchRecord.Beside;
import dev.contend.results.BenchRecord.Cost;
import dev.contend.results.BenchRecord.Curve;
import dev.contend.results.BenchRecord.Latency;
import dev.contend.results.BenchRecord.Rate;
import java.util.List;

/** Costs for tests. */
public final class SampleCosts {
  private SampleCosts() {}

  /** Of a strategy of stock on postgres at read-committed. */
  public static Cost cost(String strategy, String grade, double score, double error) {
    return cost(strategy, grade, true, score, error);
  }

  /** The same with settings. */
  public static Cost cost(
      String strategy, String grade, boolean durable, double score, double error) {
    return new Cost(
        "stock",
        strategy,
        "postgres",
        "read-committed",
        durable,
        8,
        16,
        grade,
        "stress",
        grade.equals("breaks") ? List.of("double-cancel") : List.of(),
        "Because.",
        new Rate(score, error),
        new Latency(1, 1e4 / score, 2e4 / score, 100),
        new Beside(0, 0, grade.equals("breaks") ? 0.25 : 0, 0.01, 0.02),
        List.of(new Curve(List.of(score / 2, score), List.of(score, score))));
  }

  /** The same on another database. */
  public static Cost on(String database, Cost cost) {
    return with(database, cost.threads(), cost.keys(), cost);
  }

  /** The same under another load. */
  public static Cost under(int threads, int keys, Cost cost) {
    return with(cost.database(), threads, keys, cost);
  }

  private static Cost with(String database, int threads, int keys, Cost cost) {
    return new Cost(
        cost.workload(),
        cost.strategy(),
        database,
        cost.isolation(),
        cost.durable(),
        threads,
        keys,
        cost.grade(),
        cost.gradedBy(),
        cost.anomalies(),
        cost.reason(),
        cost.throughput(),
        cost.latency(),
        cost.beside(),
        cost.curves());
  }
}
