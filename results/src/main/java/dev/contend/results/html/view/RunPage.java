package dev.contend.results.html.view;

import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import dev.contend.results.RunDirectory;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import dev.contend.results.RunRecord.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The page of a run.
 *
 * @param answers what to take where, in sentences; none where nobody measured costs
 * @param costNotes how costs were measured, in sentences
 * @param holding what holds where
 * @param sections one for each workload
 * @param isolation what isolation races of transactions found, if there were any
 * @param engines where H2 tells something else than the others
 * @param differences the cells of which the drivers say different things
 * @param disagreements the cells that did not come out as graded
 * @param unjudged links to histories that have no verdict, because the run was cut short
 * @param facts how the run was made
 */
public record RunPage(
    String title,
    String started,
    String summary,
    boolean complete,
    List<String> answers,
    List<String> costNotes,
    Holding holding,
    List<Section> sections,
    Optional<IsolationFound> isolation,
    Optional<EngineDifferences> engines,
    List<Difference> differences,
    List<Disagreement> disagreements,
    List<String> unjudged,
    List<Fact> facts,
    String command) {

  private static final Set<Agreement> AGREE = Set.of(Agreement.AS_GRADED, Agreement.UNGRADED);

  /** Developers test on it, in memory, and deploy on another. */
  private static final String TEST_ENGINE = "h2";

  /**
   * With so few tables there is no need to fold any: a workload by two drivers on three engines.
   */
  private static final int FEW = 6;

  /** Lists up to this length are not folded. */
  private static final int SHORT = 12;

  /**
   * A workload.
   *
   * @param anchor by which links lead to it
   * @param matrices its tables of verdicts
   */
  public record Section(
      String anchor, String workload, Optional<Told> account, List<Matrix> matrices) {}

  /** A cell that did not come out as graded. */
  public record Disagreement(
      String link,
      String cell,
      Mark mark,
      String agreement,
      List<String> anomalies,
      String grade,
      String reason) {}

  /** A name and what it stands for. */
  public record Fact(String name, String value) {}

  /**
   * @param costs of its strategies
   * @param unjudged folders of cells that hold a history but no verdict, relative to the run's
   */
  public static RunPage of(RunRecord run, Costs costs, List<String> unjudged) {
    return new RunPage(
        run.name(),
        Figures.moment(run.started()),
        Tally.of(run.cells()).sentence(),
        run.complete(),
        Answers.of(run, costs),
        costs.notes(),
        Holding.of(run),
        sections(run, costs),
        IsolationFound.of(run),
        EngineDifferences.of(run, TEST_ENGINE),
        Difference.of(run.cells()),
        run.cells().stream()
            .filter(cell -> !AGREE.contains(cell.agreement()))
            .map(RunPage::disagreement)
            .toList(),
        unjudged.stream().map(cell -> Links.to(cell + "/" + RunDirectory.HISTORY_FILE)).toList(),
        facts(run),
        run.command());
  }

  /** Whether some cell has a bar for its throughput. */
  public boolean bars() {
    return matrices().stream().anyMatch(matrix -> !matrix.driver().equals(Explored.DRIVER));
  }

  /** The tables of verdicts of all workloads. */
  public List<Matrix> matrices() {
    return sections.stream().flatMap(section -> section.matrices().stream()).toList();
  }

  /** The databases of its tables. */
  public List<String> databases() {
    return matrices().stream().map(Matrix::database).distinct().toList();
  }

  /** The isolation settings of its tables, from the weakest on. */
  public List<String> levels() {
    return Levels.inOrder(matrices().stream().flatMap(matrix -> matrix.isolations().stream()));
  }

  /** Whether a table is shown unfolded: if it has what must not be overlooked, or if all are. */
  public boolean open(Matrix matrix) {
    return matrix.open() || matrices().size() <= FEW;
  }

  /** Whether a list of that length is shown unfolded. */
  public boolean open(long length) {
    return length <= SHORT;
  }

  /** The first table of a workload on a database; empty if it has none. */
  public String link(String workload, String database) {
    return matrices().stream()
        .filter(m -> m.workload().equals(workload) && m.database().equals(database))
        .findFirst()
        .map(matrix -> "#" + matrix.anchor())
        .orElse("");
  }

  /** The page of a strategy. */
  public String strategy(String workload, String strategy) {
    return Links.to(RunDirectory.strategyDirectory(workload, strategy) + "/index.html");
  }

  /** The section of a workload; empty if none of its cells was run. */
  public String link(String workload) {
    return sections.stream()
        .filter(section -> section.workload().equals(workload))
        .findFirst()
        .map(section -> "#" + section.anchor())
        .orElse("");
  }

  private static List<Section> sections(RunRecord run, Costs costs) {
    Map<String, List<Matrix>> workloads = new LinkedHashMap<>();
    for (Matrix matrix : new Matrices(run, costs).all()) {
      workloads.computeIfAbsent(matrix.workload(), w -> new ArrayList<>()).add(matrix);
    }
    List<Section> sections = new ArrayList<>();
    workloads.forEach(
        (workload, matrices) ->
            sections.add(
                new Section(
                    "workload-" + (sections.size() + 1),
                    workload,
                    Told.of(run, workload),
                    matrices)));
    return sections;
  }

  private static Disagreement disagreement(CellRecord cell) {
    return new Disagreement(
        Links.to(cell),
        "%s %s on %s at %s, %s"
            .formatted(
                cell.workload(), cell.strategy(), cell.database(), cell.isolation(), cell.driver()),
        Mark.of(cell),
        cell.agreement().words(),
        cell.anomalies(),
        Grades.words(cell),
        cell.gradeReason());
  }

  private static List<Fact> facts(RunRecord run) {
    List<Fact> facts = new ArrayList<>();
    facts.add(new Fact("Seed", Long.toString(run.seed())));
    facts.add(new Fact("Duration", Figures.duration(run.seconds())));
    if (run.cells().isEmpty()
        || run.cells().stream().anyMatch(cell -> !cell.driver().equals(Explored.DRIVER))) {
      facts.add(new Fact("Clients in a stress cell", Figures.count(run.clients())));
    }
    // What is in memory has no such settings, whatever was asked for.
    boolean onDisk =
        run.databases().stream()
            .anyMatch(d -> d.origin() != Origin.EXTERNAL && !d.engine().equals(TEST_ENGINE));
    if (run.durable() != null && onDisk) {
      facts.add(
          new Fact(
              "Database settings",
              run.durable()
                  ? "durable: the engines' own durability and time-outs"
                  : "fast: no fsync, short deadlock detection"));
    }
    facts.add(new Fact("Machine", run.machine()));
    run.databases().forEach(d -> facts.add(new Fact(d.name(), d.product() + origin(d))));
    return facts;
  }

  private static String origin(DatabaseRecord database) {
    return switch (database.origin()) {
      case EMBEDDED -> "";
      case CONTAINER -> ", in a container of " + database.image();
      case EXTERNAL -> ", a server that was there before, with settings of its own";
    };
  }
}
