package dev.contend.results.html.view;

import dev.contend.results.CellDetail;
import dev.contend.results.CellDetail.Check;
import dev.contend.results.CellDetail.ErrorCount;
import dev.contend.results.CellDetail.Finding;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.html.dependency.DependencyPicture;
import dev.contend.results.html.race.OverTime;
import dev.contend.results.html.timeline.TimeLine;
import dev.contend.results.html.witness.Witnesses;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The page of a cell.
 *
 * @param run the name of its run
 * @param account who told of what it breaks, if the run says that
 * @param grade what the catalogue says, in words
 * @param agreement how verdict and grade go together, a sentence
 * @param figures how much was done how fast
 * @param problem why there is nothing but the cell's line of {@code run.json}; empty otherwise
 * @param evidence the rest, absent if there is a problem
 */
public record CellPage(
    String run,
    CellRecord cell,
    Optional<Told> account,
    Mark mark,
    String grade,
    String agreement,
    List<RunPage.Fact> figures,
    String problem,
    Optional<Evidence> evidence) {

  /** A checker's findings beyond these are only counted, but the first of each kind is shown. */
  private static final int SHOWN_FINDINGS = 10;

  /** What a reader came for stands first. */
  private static final List<String> VERDICTS = List.of("invalid", "unknown", "valid");

  /**
   * What the cell's {@code verdict.json} and history give.
   *
   * @param explored what the explorer found, if that was the driver
   * @param race what a race did over time, if that was the driver and its history can be read
   * @param historyProblem why the history could not be shown; empty otherwise
   */
  public record Evidence(
      List<CheckView> checks,
      Optional<Explored> explored,
      Optional<Race> race,
      CellDetail.Strategy strategy,
      LatencyTable latencies,
      List<ErrorCount> errors,
      List<RunPage.Fact> facts,
      String command,
      String historyProblem) {}

  /**
   * A race as a whole.
   *
   * @param key by which the page's script finds the operations
   * @param drawn how many operations the script draws
   * @param omitted how many it does not, because they are too many
   * @param named how many of the drawn show an anomaly
   */
  public record Race(String key, int drawn, int omitted, int named, OverTime overTime) {}

  /**
   * What one checker said.
   *
   * @param more findings that are not shown
   */
  public record CheckView(
      String checker, Mark mark, String coverage, List<FindingView> findings, int more) {}

  /**
   * An anomaly.
   *
   * @param anchor by which links lead to it: the first of a kind has one, its kind
   * @param dependencies between transactions that show it, if it is about those
   * @param timeLine of its operations, if the history has them
   */
  public record FindingView(
      Optional<String> anchor,
      String kind,
      String message,
      Optional<DependencyPicture> dependencies,
      Optional<TimeLine> timeLine) {}

  /**
   * A cell with all that its folder holds.
   *
   * @param timeLine draws the time line of a finding's operations, where it can
   * @param race the whole of it, if the history can be read
   * @param historyProblem why it can't; empty if it can
   */
  public static CellPage of(
      RunRecord run,
      CellRecord cell,
      CellDetail detail,
      Function<List<Integer>, Optional<TimeLine>> timeLine,
      Optional<Race> race,
      String historyProblem) {
    Evidence evidence =
        new Evidence(
            detail.checks().stream()
                .sorted(Comparator.comparing(check -> VERDICTS.indexOf(check.verdict())))
                .map(check -> view(check, timeLine))
                .toList(),
            Optional.empty(),
            race,
            detail.strategy(),
            LatencyTable.of(detail.latencies()),
            detail.errors(),
            List.of(
                new RunPage.Fact("Seed of this cell", Long.toString(detail.seed())),
                new RunPage.Fact("Isolation, as the server reports it", detail.isolationReadBack()),
                new RunPage.Fact("Coverage", cell.coverage())),
            detail.command(),
            historyProblem);
    return of(run, cell, "", Optional.of(evidence));
  }

  /**
   * An explored cell with all that its folder holds.
   *
   * @param witnesses none if they can't be read
   * @param problem why that is; empty otherwise
   */
  public static CellPage explored(
      RunRecord run,
      CellRecord cell,
      CellDetail detail,
      List<Witnesses> witnesses,
      String problem) {
    Evidence evidence =
        new Evidence(
            List.of(),
            Optional.of(Explored.of(cell, detail.checks(), witnesses, problem)),
            Optional.empty(),
            detail.strategy(),
            LatencyTable.of(List.of()),
            List.of(),
            List.of(
                new RunPage.Fact("Isolation, as the server reports it", detail.isolationReadBack()),
                new RunPage.Fact("Coverage", cell.coverage())),
            detail.command(),
            "");
    return of(run, cell, "", Optional.of(evidence));
  }

  /** A cell of which only the run's record is left, and why. */
  public static CellPage broken(RunRecord run, CellRecord cell, String problem) {
    return of(run, cell, problem, Optional.empty());
  }

  /** The page of its strategy, relative to the run's folder. */
  public String strategy() {
    return Links.to(
        RunDirectory.strategyDirectory(cell.workload(), cell.strategy()) + "/index.html");
  }

  /** Whether it shows a race, which takes scripts. */
  public boolean race() {
    return evidence.flatMap(Evidence::race).isPresent();
  }

  /** What the explorer found, if that was the driver and its files can be read. */
  public Optional<Explored> explored() {
    return evidence.flatMap(Evidence::explored);
  }

  private static CellPage of(
      RunRecord run, CellRecord cell, String problem, Optional<Evidence> evidence) {
    return new CellPage(
        run.name(),
        cell,
        Told.of(run, cell.workload()),
        Mark.of(cell),
        Grades.words(cell),
        Grades.sentence(cell.agreement()),
        figures(cell),
        problem,
        evidence);
  }

  private static List<RunPage.Fact> figures(CellRecord cell) {
    RunPage.Fact seconds = new RunPage.Fact("seconds", Figures.decimal(cell.seconds()));
    return cell.driver().equals(Explored.DRIVER)
        ? List.of(new RunPage.Fact("schedules", Figures.count(cell.operations())), seconds)
        : List.of(
            new RunPage.Fact("operations", Figures.count(cell.operations())),
            new RunPage.Fact("ops/s", Figures.decimal(cell.throughput())),
            new RunPage.Fact("ms, median", Figures.decimal(cell.p50Ms())),
            new RunPage.Fact("ms, 99th percentile", Figures.decimal(cell.p99Ms())),
            seconds);
  }

  private static CheckView view(Check check, Function<List<Integer>, Optional<TimeLine>> timeLine) {
    Map<String, Finding> firsts = new LinkedHashMap<>();
    check.anomalies().forEach(finding -> firsts.putIfAbsent(finding.kind(), finding));
    List<FindingView> shown = new ArrayList<>();
    firsts.forEach((kind, first) -> shown.add(view(Optional.of(kind), first, timeLine)));
    check.anomalies().stream()
        .filter(finding -> firsts.get(finding.kind()) != finding)
        .limit(Math.max(0, SHOWN_FINDINGS - shown.size()))
        .forEach(finding -> shown.add(view(Optional.empty(), finding, timeLine)));
    return new CheckView(
        check.checker(),
        Mark.of(check.verdict()),
        check.coverage(),
        shown,
        check.anomalies().size() - shown.size());
  }

  private static FindingView view(
      Optional<String> anchor,
      Finding finding,
      Function<List<Integer>, Optional<TimeLine>> timeLine) {
    return new FindingView(
        anchor,
        finding.kind(),
        finding.message(),
        Optional.ofNullable(finding.dependencies()).map(DependencyPicture::of),
        timeLine.apply(finding.operations()));
  }
}
