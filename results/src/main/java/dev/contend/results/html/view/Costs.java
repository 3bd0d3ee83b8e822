package dev.contend.results.html.view;

import java.util.List;

/**
 * What strategies cost, where somebody measured it. Pages show costs only of cells that have some,
 * and those of a strategy that breaks beside its verdict.
 */
@FunctionalInterface
public interface Costs {
  /** Nobody measured any. */
  Costs NONE = (workload, strategy, database, isolation) -> List.of();

  /**
   * What was measured of a strategy on a database at an isolation setting.
   *
   * @return one for each number of threads and keys, that by which strategies are compared first;
   *     empty if nobody measured it
   */
  List<Cost> of(String workload, String strategy, String database, String isolation);

  /** Where they were measured, as far as that is known without the cells of a run. */
  default List<Spot> spots() {
    return List.of();
  }

  /** How they were measured, in sentences; none if that was in the run that shows them. */
  default List<String> notes() {
    return List.of();
  }

  /** A strategy on a database, which is there by its name in the run, at an isolation setting. */
  record Spot(String workload, String strategy, String database, String isolation) {}

  /**
   * A measurement.
   *
   * @param threads that called at the same time
   * @param keys for which they contended
   * @param throughput operations a second that did their work
   * @param error half the width of the throughput's confidence interval; NaN if it is unknown
   * @param p50Ms median latency in milliseconds, as the other two
   * @param retries for each operation that did its work
   * @param aborts for each operation that did its work
   */
  record Cost(
      int threads,
      int keys,
      double throughput,
      double error,
      double p50Ms,
      double p99Ms,
      double p999Ms,
      double retries,
      double aborts) {

    /** {@code 1,234 ± 56 ops/s, p99 3.20 ms}. */
    public String words() {
      return "%s ops/s, p99 %s ms".formatted(perSecond(), Figures.decimal(p99Ms));
    }

    /** {@code 1,234 ± 56}. */
    public String perSecond() {
      String mean = Figures.decimal(throughput);
      return Double.isFinite(error) ? mean + " ± " + Figures.decimal(error) : mean;
    }
  }
}
