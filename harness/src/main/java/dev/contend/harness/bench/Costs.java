package dev.contend.harness.bench;

import dev.contend.harness.bench.CellBenchmark.Counted;
import dev.contend.harness.run.Cell;
import dev.contend.results.BenchRecord.Beside;
import dev.contend.results.BenchRecord.Cost;
import dev.contend.results.BenchRecord.Curve;
import dev.contend.results.BenchRecord.Latency;
import dev.contend.results.BenchRecord.LeftOut;
import dev.contend.results.BenchRecord.Rate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.util.Statistics;

/** Makes the record of a cell's cost from what JMH gave. */
final class Costs {
  private static final double MILLIS = 1e3;

  private Costs() {}

  /**
   * Of a cell.
   *
   * @param result of the mode Throughput, with {@link CallTimes}
   */
  static Cost of(BenchCell measured, RunResult result, List<Curve> curves) {
    Cell cell = measured.cell();
    Grading grading = Grading.of(cell);
    Map<String, Double> counted = counted(result);
    return new Cost(
        cell.workload().name(),
        cell.strategy().name(),
        cell.database().name(),
        cell.isolation().name(),
        measured.hasDurability() ? measured.durable() : null,
        measured.threads(),
        measured.keys(),
        grading.word(),
        grading.driver(),
        grading.grade().anomalies(),
        grading.grade().reason(),
        rate(result, shareDone(counted)),
        latency(result),
        beside(counted),
        curves);
  }

  /** Of a cell that was not measured, since it breaks. */
  static LeftOut leftOut(Cell cell) {
    Grading grading = Grading.of(cell);
    return new LeftOut(
        cell.workload().name(),
        cell.strategy().name(),
        cell.database().name(),
        cell.isolation().name(),
        grading.grade().anomalies(),
        grading.grade().reason());
  }

  private static Rate rate(RunResult result, double done) {
    double error = result.getPrimaryResult().getScoreError();
    return new Rate(
        result.getPrimaryResult().getScore() * done, Double.isNaN(error) ? null : error * done);
  }

  private static Map<String, Double> counted(RunResult result) {
    Map<String, Double> counted = new HashMap<>();
    result.getSecondaryResults().forEach((name, each) -> counted.put(name, each.getScore()));
    return counted;
  }

  private static Latency latency(RunResult result) {
    Statistics seconds = result.getSecondaryResults().get(CallTimes.NAME).getStatistics();
    return new Latency(
        seconds.getPercentile(50) * MILLIS,
        seconds.getPercentile(99) * MILLIS,
        seconds.getPercentile(99.9) * MILLIS,
        seconds.getN());
  }

  private static Beside beside(Map<String, Double> counted) {
    double calls = calls(counted);
    return new Beside(
        count(counted, Counted.GIVEN_UP) / calls,
        count(counted, Counted.DECLINED) / calls,
        count(counted, Counted.FAILED) / calls,
        count(counted, Counted.RETRIES) / calls,
        count(counted, Counted.ROLLBACKS) / calls);
  }

  /** The share of calls that ended with their work done; 0 if no call ended. */
  static double shareDone(Map<String, Double> counted) {
    return count(counted, Counted.WORK) / calls(counted);
  }

  private static double calls(Map<String, Double> counted) {
    double calls = count(counted, Counted.WORK) + count(counted, Counted.GIVEN_UP);
    return calls == 0 ? 1 : calls;
  }

  private static double count(Map<String, Double> counted, String name) {
    return counted.get(name);
  }
}
