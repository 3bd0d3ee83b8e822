package dev.contend.results.html;

import dev.contend.checkers.Dependencies;
import dev.contend.results.CellDetail;
import dev.contend.results.CellDetail.Check;
import dev.contend.results.CellDetail.Finding;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.AccountRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import dev.contend.results.WitnessRecord;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Copies of records with one thing changed. */
final class Records {
  private Records() {}

  static RunRecord withCells(RunRecord run, List<CellRecord> cells) {
    return copy(run, run.complete(), cells, run.accounts());
  }

  /** With a single cell, so that there is little to render. */
  static RunRecord withAccount(RunRecord run, AccountRecord account) {
    return copy(run, run.complete(), run.cells().subList(0, 1), List.of(account));
  }

  static RunRecord cutShort(RunRecord run) {
    return copy(run, false, run.cells(), run.accounts());
  }

  static RunRecord withDatabases(RunRecord run, List<DatabaseRecord> databases) {
    return copy(run, run.complete(), databases, run.cells(), run.accounts());
  }

  private static RunRecord copy(
      RunRecord run, boolean complete, List<CellRecord> cells, List<AccountRecord> accounts) {
    return copy(run, complete, run.databases(), cells, accounts);
  }

  private static RunRecord copy(
      RunRecord run,
      boolean complete,
      List<DatabaseRecord> databases,
      List<CellRecord> cells,
      List<AccountRecord> accounts) {
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
        databases,
        cells,
        List.of(),
        accounts);
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

  /** One whose anomalies are about levels of isolation. */
  static CellRecord withPromise(CellRecord cell, CellRecord.Promise promise, String... anomalies) {
    return new CellRecord(
        cell.directory(),
        cell.workload(),
        cell.strategy(),
        cell.database(),
        cell.isolation(),
        cell.driver(),
        cell.grade(),
        cell.gradedAnomalies(),
        cell.gradeReason(),
        anomalies.length == 0 ? "valid" : "invalid",
        cell.agreement(),
        List.of(anomalies),
        1_000,
        cell.seconds(),
        cell.throughput(),
        cell.p50Ms(),
        cell.p99Ms(),
        cell.coverage(),
        promise);
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

  /** The same schedule as the explorer would have found it, without the account's words. */
  static WitnessRecord found(WitnessRecord told, String kind) {
    return new WitnessRecord(
        told.workload(),
        told.strategy(),
        told.database(),
        told.isolation(),
        told.scene(),
        kind,
        "This is " + kind,
        told.sessions(),
        told.choices(),
        told.steps(),
        List.of(),
        told.operations(),
        told.finalState(),
        told.compared(),
        told.nearest(),
        told.allowed(),
        told.reproduced(),
        told.replays());
  }

  static CellDetail withFindings(CellDetail detail, int count) {
    List<Finding> findings =
        IntStream.range(0, count)
            .mapToObj(i -> new Finding("kind", "finding " + i, List.of(i, 100_000, -1)))
            .toList();
    return withChecks(detail, List.of(new Check("checker", "invalid", "all of it", findings)));
  }

  /** With one finding about transactions. */
  static CellDetail withDependencies(CellDetail detail, Dependencies why) {
    Finding finding = new Finding("G2-item", "a circle", List.of(), why);
    return withChecks(
        detail, List.of(new Check("isolation", "invalid", "all of it", List.of(finding))));
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
