package dev.contend.harness.run;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Dependencies;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.errors.ErrorMarks;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.Operation;
import dev.contend.harness.stress.StressResult;
import dev.contend.harness.workload.Driver;
import dev.contend.harness.workload.Grade;
import dev.contend.results.Agreement;
import dev.contend.results.CellDetail;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.Histogram;

/** What a raced and judged cell says in {@code run.json} and {@code verdict.json}. */
final class CellReport {
  private static final double NANOS_OF_A_MILLI = 1e6;
  private static final List<Double> PERCENTILES =
      List.of(0.0, 10.0, 25.0, 50.0, 75.0, 90.0, 95.0, 99.0, 99.5, 99.9, 99.99, 100.0);

  private final Cell cell;
  private final RunSettings settings;
  private final int round;
  private final StressResult result;
  private final Map<String, Verdict> verdicts;
  private final Verdict verdict;

  CellReport(
      Cell cell,
      RunSettings settings,
      int round,
      StressResult result,
      Map<String, Verdict> verdicts) {
    this.cell = cell;
    this.settings = settings;
    this.round = round;
    this.result = result;
    this.verdicts = verdicts;
    this.verdict = Verdict.all(List.copyOf(verdicts.values()));
  }

  /** The cell's folder, relative to the run directory. */
  static String directory(Cell cell) {
    return RunDirectory.cellDirectory(
        cell.workload().name(),
        cell.strategy().name(),
        cell.database().name(),
        cell.isolation().name(),
        cell.driver().word());
  }

  CellRecord record() {
    Histogram all = result.allLatencies();
    long completed = completed();
    return record(
        cell,
        verdict,
        completed,
        result.seconds(),
        all.getTotalCount() / result.seconds(),
        millis(all.getValueAtPercentile(50)),
        millis(all.getValueAtPercentile(99)),
        coverage(completed));
  }

  /** A cell with its grade, what was found, and the figures of its driver. */
  static CellRecord record(
      Cell cell,
      Verdict verdict,
      long operations,
      double seconds,
      double throughput,
      double p50Ms,
      double p99Ms,
      String coverage) {
    Grade grade = cell.grade();
    List<String> kinds = verdict.anomalies().stream().map(Anomaly::kind).distinct().toList();
    Agreement agreement = agreement(grade, verdict, kinds);
    if (agreement == Agreement.NOT_SHOWN && cell.driver() == Driver.EXPLORE) {
      // There is no luck in it: what was not shown is not there.
      agreement = Agreement.CONTRADICTS;
    }
    return new CellRecord(
        directory(cell),
        cell.workload().name(),
        cell.strategy().name(),
        cell.database().name(),
        cell.isolation().name(),
        cell.driver().word(),
        grade.word(),
        grade.anomalies(),
        grade.reason(),
        verdict.word(),
        agreement,
        kinds,
        operations,
        seconds,
        throughput,
        p50Ms,
        p99Ms,
        coverage,
        cell.promise().orElse(null));
  }

  /** How a verdict with those kinds of anomaly goes together with a grade. */
  static Agreement agreement(Grade grade, Verdict verdict, List<String> kinds) {
    if (grade instanceof Grade.Unclear) {
      return Agreement.UNGRADED;
    }
    if (verdict instanceof Verdict.Unknown) {
      return Agreement.UNDECIDED;
    }
    if (grade instanceof Grade.Holds) {
      return verdict instanceof Verdict.Valid ? Agreement.AS_GRADED : Agreement.CONTRADICTS;
    }
    if (grade instanceof Grade.Breaks breaks) {
      return kinds.stream().anyMatch(breaks.anomalies()::contains)
          ? Agreement.AS_GRADED
          : Agreement.NOT_SHOWN;
    }
    return Agreement.UNGRADED;
  }

  private String coverage(long completed) {
    String races = round == 1 ? "" : ", race %d of at most %d".formatted(round, settings.rounds());
    return "this history: %,d operations of %d clients in %.1f s%s"
        .formatted(completed, settings.clients(), result.seconds(), races);
  }

  /** Operations of clients that returned; the observations before and after are not the race's. */
  private long completed() {
    long count = 0;
    for (Operation operation : result.history().operations()) {
      count += operation.completion() != null && operation.process() != settings.clients() ? 1 : 0;
    }
    return count;
  }

  private static double millis(long nanos) {
    return nanos / NANOS_OF_A_MILLI;
  }

  CellDetail detail(long seed) throws IOException {
    List<CellDetail.Check> checks = new ArrayList<>();
    verdicts.forEach((checker, said) -> checks.add(check(checker, said)));
    return new CellDetail(
        verdict.word(),
        checks,
        seed,
        command(cell, settings),
        result.isolation(),
        strategy(cell),
        latencies(),
        errors());
  }

  /** What the cell's strategy is. */
  static CellDetail.Strategy strategy(Cell cell) throws IOException {
    return new CellDetail.Strategy(
        cell.strategy().belief(),
        cell.strategy().proposed(),
        SourceText.of(cell.strategy().code()));
  }

  /** The command that runs the cell alone. */
  static String command(Cell cell, RunSettings settings) {
    return "./contend run --workload %s --strategy %s %s --isolation %s --driver %s %s"
        .formatted(
            cell.workload().name(),
            cell.strategy().name(),
            cell.database().option(),
            cell.isolation().name(),
            cell.driver().word(),
            settings.options());
  }

  /** What a checker said, or what exploring a scene gave. */
  static CellDetail.Check check(String checker, Verdict said) {
    return new CellDetail.Check(
        checker,
        said.word(),
        said.coverage(),
        said.anomalies().stream().map(CellReport::finding).toList());
  }

  private static CellDetail.Finding finding(Anomaly anomaly) {
    return new CellDetail.Finding(
        anomaly.kind(),
        anomaly.message(),
        anomaly.operations(),
        anomaly.explanation() instanceof Dependencies why ? why : null);
  }

  private List<CellDetail.Latency> latencies() {
    List<CellDetail.Latency> latencies = new ArrayList<>();
    latencies.add(latency("all", result.allLatencies()));
    result.latencies().forEach((f, histogram) -> latencies.add(latency(f.name(), histogram)));
    return latencies;
  }

  private static CellDetail.Latency latency(String f, Histogram histogram) {
    return new CellDetail.Latency(
        f,
        histogram.getTotalCount(),
        millis(histogram.getMaxValue()),
        PERCENTILES.stream()
            .map(p -> new CellDetail.Percentile(p, millis(histogram.getValueAtPercentile(p))))
            .toList());
  }

  private List<CellDetail.ErrorCount> errors() {
    record Key(String error, String outcome) {}
    Map<Key, LongAdder> counts = new LinkedHashMap<>();
    for (Operation operation : result.history().operations()) {
      if (operation.error() != null) {
        Key key = new Key(ErrorMarks.kind(operation.error()), word(operation.outcome()));
        counts.computeIfAbsent(key, fresh -> new LongAdder()).increment();
      }
    }
    List<CellDetail.ErrorCount> errors = new ArrayList<>();
    counts.forEach(
        (key, count) ->
            errors.add(new CellDetail.ErrorCount(key.error(), key.outcome(), count.sum())));
    return errors;
  }

  private static String word(EventType outcome) {
    return outcome.keyword().name();
  }
}
