package dev.contend.results.html;

import dev.contend.results.CellDetail;
import dev.contend.results.CellDetail.Check;
import dev.contend.results.CellDetail.Finding;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Copies of records with one thing changed. */
final class Records {
  private Records() {}

  static RunRecord withCells(RunRecord run, List<CellRecord> cells) {
    return copy(run, run.complete(), cells);
  }

  static RunRecord cutShort(RunRecord run) {
    return copy(run, false, run.cells());
  }

  private static RunRecord copy(RunRecord run, boolean complete, List<CellRecord> cells) {
    return new RunRecord(
        run.name(),
        run.started(),
        run.seconds(),
        complete,
        run.seed(),
        run.command(),
        run.durable(),
        run.clients(),
        run.machine(),
        run.databases(),
        cells,
        List.of(),
        List.of());
  }

  /** Graded to break with {@code g}. */
  static CellRecord withAnomalies(CellRecord cell, List<String> anomalies) {
    return new CellRecord(
        cell.directory(),
        cell.workload(),
        cell.strategy(),
        cell.database(),
        cell.isolation(),
        cell.driver(),
        cell.grade(),
        List.of("g"),
        cell.gradeReason(),
        cell.verdict(),
        cell.agreement(),
        anomalies,
        cell.operations(),
        cell.seconds(),
        cell.throughput(),
        cell.p50Ms(),
        cell.p99Ms(),
        cell.coverage());
  }

  /** The same cell for the other driver. */
  static CellRecord explored(CellRecord cell, String verdict) {
    return new CellRecord(
        RunDirectory.cellDirectory(
            cell.workload(), cell.strategy(), cell.database(), cell.isolation(), "explore"),
        cell.workload(),
        cell.strategy(),
        cell.database(),
        cell.isolation(),
        "explore",
        cell.grade(),
        cell.gradedAnomalies(),
        cell.gradeReason(),
        verdict,
        cell.agreement(),
        List.of(),
        26,
        1.5,
        17,
        0,
        0,
        "all");
  }

  /** What the explorer leaves for a cell. */
  static CellDetail explored(CellDetail detail, List<Check> checks) {
    return new CellDetail(
        detail.verdict(),
        checks,
        detail.seed(),
        detail.command(),
        detail.isolationReadBack(),
        detail.strategy(),
        List.of(),
        List.of());
  }

  static CellDetail withFindings(CellDetail detail, int count) {
    List<Finding> findings =
        IntStream.range(0, count)
            .mapToObj(i -> new Finding("kind", "finding " + i, List.of(i, 100_000, -1)))
            .toList();
    return withChecks(detail, List.of(new Check("checker", "invalid", "all of it", findings)));
  }

  static CellDetail withVerdicts(CellDetail detail, String... verdicts) {
    return withChecks(
        detail,
        Stream.of(verdicts)
            .map(verdict -> new Check("checker", verdict, "all of it", List.of()))
            .toList());
  }

  private static CellDetail withChecks(CellDetail detail, List<Check> checks) {
    return new CellDetail(
        detail.verdict(),
        checks,
        detail.seed(),
        detail.command(),
        detail.isolationReadBack(),
        detail.strategy(),
        detail.latencies(),
        detail.errors());
  }
}
