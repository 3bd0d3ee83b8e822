package dev.contend.results.html.view;

import dev.contend.results.CellDetail;
import dev.contend.results.CellRecord;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The page of a strategy: what people believe of it, its source, what the run says of it everywhere
 * and what it costs.
 *
 * @param run the name of its run
 * @param account who told of what it is to cure or to show, if the run says that
 * @param about what the catalogue says of it; empty if no cell of it can be read
 * @param sources its code, more than one where engines need different statements
 * @param isolations the columns of the table of verdicts, from the weakest on
 * @param lines its rows
 * @param notes why cells were not run; an entry refers to one by its number, from 1
 * @param costs where somebody measured them
 */
public record StrategyPage(
    String run,
    String workload,
    String strategy,
    Optional<Told> account,
    Optional<About> about,
    List<Source> sources,
    List<String> isolations,
    List<Line> lines,
    List<String> notes,
    List<CostLine> costs) {

  /** What the catalogue says. */
  public record About(String belief, String proposed) {}

  /**
   * Code.
   *
   * @param databases on which it runs
   */
  public record Source(List<String> databases, String code) {}

  /**
   * Verdicts on a database by a driver.
   *
   * @param version of the database
   * @param entries one for each isolation setting
   */
  public record Line(String database, String version, String driver, List<Matrix.Entry> entries) {}

  /**
   * A measured cell.
   *
   * @param marks what the drivers said of it, each verdict once, so that nobody takes a fast one
   *     for a safe one
   * @param costs one for each number of threads and keys
   */
  public record CostLine(
      String database, String isolation, List<Mark> marks, List<Costs.Cost> costs) {

    /** Whether there is a curve to draw: what one load costs is a number. */
    public boolean curve() {
      return costs.size() > 1;
    }
  }

  /** Whether any costs make a curve, which takes a script. */
  public boolean curves() {
    return costs.stream().anyMatch(CostLine::curve);
  }

  /**
   * Puts it together.
   *
   * @param details by the folders of the strategy's cells, as far as they can be read
   */
  static StrategyPage of(
      RunRecord run,
      Costs costs,
      String workload,
      String strategy,
      Map<String, CellDetail.Strategy> details) {
    Cells cells = new Cells(run);
    Predicate<Place> here =
        place -> place.workload().equals(workload) && place.strategy().equals(strategy);
    List<CellRecord> verdicts =
        run.cells().stream().filter(cell -> here.test(Place.of(cell))).toList();
    Entries entries = new Entries(cells, costs, verdicts);
    List<String> isolations = Levels.inOrder(cells.names(Place::isolation, here).stream());
    List<Line> lines = new ArrayList<>();
    for (String database : cells.names(Place::database, here)) {
      Predicate<Place> there = here.and(place -> place.database().equals(database));
      for (String driver : cells.names(Place::driver, there)) {
        lines.add(
            new Line(
                database,
                version(run, database),
                driver,
                isolations.stream()
                    .map(i -> new Place(workload, strategy, database, i, driver))
                    .map(entries::entry)
                    .toList()));
      }
    }
    return new StrategyPage(
        run.name(),
        workload,
        strategy,
        Told.of(run, workload),
        details.values().stream()
            .findFirst()
            .map(detail -> new About(detail.belief(), detail.proposed())),
        sources(verdicts, details),
        isolations,
        lines,
        entries.notes(),
        costLines(cells, here, costs));
  }

  private static String version(RunRecord run, String database) {
    return run.databases().stream()
        .filter(candidate -> candidate.name().equals(database))
        .map(DatabaseRecord::product)
        .findFirst()
        .orElse("");
  }

  private static List<Source> sources(
      List<CellRecord> cells, Map<String, CellDetail.Strategy> details) {
    List<Source> sources = new ArrayList<>();
    details.values().stream()
        .map(CellDetail.Strategy::source)
        .distinct()
        .forEach(
            code ->
                sources.add(
                    new Source(
                        cells.stream()
                            .filter(cell -> details.containsKey(cell.directory()))
                            .filter(cell -> details.get(cell.directory()).source().equals(code))
                            .map(CellRecord::database)
                            .distinct()
                            .toList(),
                        code)));
    return sources;
  }

  private static List<CostLine> costLines(Cells cells, Predicate<Place> here, Costs costs) {
    List<CostLine> lines = new ArrayList<>();
    for (String database : cells.names(Place::database, here)) {
      Predicate<Place> there = here.and(place -> place.database().equals(database));
      for (String isolation : Levels.inOrder(cells.names(Place::isolation, there).stream())) {
        cells.places().stream()
            .filter(there)
            .filter(place -> place.isolation().equals(isolation))
            .findFirst()
            .map(p -> costs.of(p.workload(), p.strategy(), database, isolation))
            .filter(measured -> !measured.isEmpty())
            .ifPresent(
                measured ->
                    lines.add(
                        new CostLine(
                            database, isolation, marks(cells, there, isolation), measured)));
      }
    }
    return lines;
  }

  private static List<Mark> marks(Cells cells, Predicate<Place> there, String isolation) {
    return cells.places().stream()
        .filter(there)
        .filter(place -> place.isolation().equals(isolation))
        .flatMap(place -> cells.standing(place).stream())
        .map(cell -> Mark.of(cell.verdict()))
        .distinct()
        .toList();
  }
}
