package dev.contend.results;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;

/**
 * What strategies cost: the content of {@code costs.json}. JMH's own figures of the same are in
 * {@code bench.json}.
 *
 * @param forks Java processes for each cell
 * @param warmupSeconds of each of them
 * @param seconds that were measured in each of them
 * @param costs in the order in which they were measured
 * @param leftOut what breaks where others were measured, and was not measured for that
 */
public record BenchRecord(
    int forks,
    @JsonProperty("warmup_seconds") double warmupSeconds,
    double seconds,
    List<Cost> costs,
    @JsonProperty("left_out") List<LeftOut> leftOut) {

  public BenchRecord {
    costs = List.copyOf(costs);
    leftOut = leftOut == null ? List.of() : List.copyOf(leftOut);
  }

  /**
   * A strategy that was not measured at a place, since it breaks there.
   *
   * @param anomalies the kinds with which it breaks
   * @param reason of the grade, a sentence
   */
  public record LeftOut(
      String workload,
      String strategy,
      String database,
      String isolation,
      List<String> anomalies,
      String reason) {
    public LeftOut {
      Objects.requireNonNull(workload, "workload");
      Objects.requireNonNull(strategy, "strategy");
      Objects.requireNonNull(database, "database");
      Objects.requireNonNull(isolation, "isolation");
      anomalies = List.copyOf(anomalies);
    }
  }

  /**
   * What a cell costs. A call is over when its work is done; a caller whom an operation told no or
   * failed tries again, ten times at most.
   *
   * @param workload its name
   * @param strategy its name
   * @param database what the command line calls it
   * @param isolation the name of the isolation setting
   * @param durable whether the server ran with its own durability and time-outs; null where that
   *     says nothing: of one that was there before, and in memory
   * @param threads that called at the same time
   * @param keys among which they chose
   * @param grade what the catalogue says of it: {@code holds}, {@code breaks} or {@code unclear}
   * @param gradedBy the driver by which it says so
   * @param anomalies the kinds with which it breaks; empty otherwise
   * @param reason of the grade, a sentence
   * @param throughput work that was done, a second
   * @param latency of a call, in milliseconds
   * @param beside what happened beside it
   * @param curves one for each fork
   */
  public record Cost(
      String workload,
      String strategy,
      String database,
      String isolation,
      Boolean durable,
      int threads,
      int keys,
      String grade,
      @JsonProperty("graded_by") String gradedBy,
      List<String> anomalies,
      String reason,
      Rate throughput,
      Latency latency,
      Beside beside,
      List<Curve> curves) {
    public Cost {
      Objects.requireNonNull(workload, "workload");
      Objects.requireNonNull(strategy, "strategy");
      Objects.requireNonNull(database, "database");
      Objects.requireNonNull(isolation, "isolation");
      Objects.requireNonNull(grade, "grade");
      Objects.requireNonNull(throughput, "throughput");
      Objects.requireNonNull(latency, "latency");
      Objects.requireNonNull(beside, "beside");
      anomalies = List.copyOf(anomalies);
      curves = List.copyOf(curves);
    }
  }

  /**
   * How much a second.
   *
   * @param error half of JMH's 99.9 % confidence interval over iterations; null where there are too
   *     few
   */
  public record Rate(double score, Double error) {}

  /**
   * In milliseconds.
   *
   * @param samples how many calls were timed
   */
  public record Latency(
      @JsonProperty("p50_ms") double p50Ms,
      @JsonProperty("p99_ms") double p99Ms,
      @JsonProperty("p999_ms") double p999Ms,
      long samples) {}

  /**
   * How often something happened for each call, on average.
   *
   * @param givenUp the call ended without its work done
   * @param declined an operation said no, in a way that its caller expects
   * @param failed an operation ended in an error that nobody handled
   * @param retries a transaction was begun after one that was rolled back, in the same operation
   * @param rollbacks a transaction was rolled back
   */
  public record Beside(
      @JsonProperty("given_up") double givenUp,
      double declined,
      double failed,
      double retries,
      double rollbacks) {}

  /** Throughput by iterations of one fork, so that one can see whether it was warm. */
  public record Curve(List<Double> warmup, List<Double> measured) {
    public Curve {
      warmup = List.copyOf(warmup);
      measured = List.copyOf(measured);
    }
  }
}
