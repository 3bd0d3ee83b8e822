package dev.contend.results.html.view;

import dev.contend.results.HermitageRecord;
import dev.contend.results.HermitageRecord.Answer;
import dev.contend.results.HermitageRecord.Case;
import dev.contend.results.HermitageRecord.Cell;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The page of Hermitage's table.
 *
 * @param summary what was found, counted, in a sentence
 * @param cases the columns
 * @param groups the rows, by database
 * @param differences from the published table
 * @param facts how it was made
 * @param source of the cases and of the published table; empty if that is no address
 */
public record HermitagePage(
    String started,
    boolean complete,
    String summary,
    List<Case> cases,
    List<Group> groups,
    List<Difference> differences,
    List<RunPage.Fact> facts,
    String command,
    Optional<String> source) {

  /**
   * The rows of a database.
   *
   * @param product what it runs
   * @param compared with what of the published table, in words; empty if that has nothing like it
   */
  public record Group(String database, String product, String compared, List<Row> rows) {}

  /** An isolation setting, with an entry for each case; empty where it was not asked. */
  public record Row(String isolation, List<Optional<Entry>> entries) {}

  /**
   * What was found.
   *
   * @param link to its page
   * @param difference the number of the difference from the published table; 0 if there is none
   * @param published what that table says; empty without a difference
   */
  public record Entry(Permission found, String link, int difference, String published) {}

  /**
   * A cell of which the published table says otherwise.
   *
   * @param number from 1
   * @param where which it is, in words
   * @param published what that table says, and of what
   * @param ownOrder whether Hermitage's own order shows the anomaly, in words
   * @param why it is otherwise here; empty if nobody has explained it
   * @param reference where that is written; empty without
   */
  public record Difference(
      int number,
      String where,
      String link,
      Permission found,
      String published,
      String ownOrder,
      String why,
      Optional<String> reference) {}

  /** Of a run that made the table. */
  public static HermitagePage of(RunRecord run, HermitageRecord table) {
    List<Difference> differences = new ArrayList<>();
    table.cells().stream()
        .filter(Cell::differs)
        .forEach(cell -> differences.add(difference(differences.size() + 1, cell)));
    return new HermitagePage(
        Figures.moment(run.started()),
        run.complete(),
        summary(table.cells()),
        table.cases(),
        run.databases().stream().map(database -> group(database, table)).toList(),
        differences,
        facts(run),
        run.command(),
        Links.web(table.source()));
  }

  /** What was found, counted, in a sentence. */
  public static String summary(List<Cell> cells) {
    long allowed = count(cells, Answer.ALLOWED);
    long unknown = count(cells, Answer.UNKNOWN);
    return "%d cells: %d prevented, %d allowed, %d unknown; %d otherwise than in the published table."
        .formatted(
            cells.size(),
            cells.size() - allowed - unknown,
            allowed,
            unknown,
            cells.stream().filter(Cell::differs).count());
  }

  private static long count(List<Cell> cells, Answer answer) {
    return cells.stream().filter(cell -> cell.answer() == answer).count();
  }

  private static Group group(DatabaseRecord database, HermitageRecord table) {
    List<Cell> cells =
        table.cells().stream().filter(cell -> cell.database().equals(database.name())).toList();
    List<String> levels = cells.stream().map(Cell::isolation).distinct().toList();
    return new Group(
        database.name(),
        database.product(),
        cells.stream()
            .filter(cell -> cell.published() != null)
            .map(cell -> cell.published().product())
            .findFirst()
            .orElse(""),
        levels.stream().map(level -> row(level, cells, table)).toList());
  }

  private static Row row(String level, List<Cell> cells, HermitageRecord table) {
    return new Row(
        level,
        table.cases().stream()
            .map(
                column ->
                    cells.stream()
                        .filter(cell -> cell.isolation().equals(level))
                        .filter(cell -> cell.name().equals(column.name()))
                        .findFirst()
                        .map(cell -> entry(cell, table)))
            .toList());
  }

  private static Entry entry(Cell cell, HermitageRecord table) {
    int number = table.cells().stream().filter(Cell::differs).toList().indexOf(cell) + 1;
    return new Entry(
        Permission.of(cell),
        link(cell),
        number,
        number == 0 ? "" : Permission.words(cell.published()));
  }

  private static String link(Cell cell) {
    return Links.to(cell.directory() + "/index.html");
  }

  private static Difference difference(int number, Cell cell) {
    return new Difference(
        number,
        "%s on %s at %s".formatted(cell.name(), cell.database(), cell.isolation()),
        link(cell),
        Permission.of(cell),
        "%s, %s at %s"
            .formatted(
                Permission.words(cell.published()),
                cell.published().product(),
                cell.published().level()),
        cell.ownShows() ? "shows it" : "does not show it",
        cell.published().why() == null ? "" : cell.published().why(),
        cell.published().reference() == null
            ? Optional.empty()
            : Links.web(cell.published().reference()));
  }

  private static List<RunPage.Fact> facts(RunRecord run) {
    List<RunPage.Fact> facts = new ArrayList<>();
    facts.add(new RunPage.Fact("Duration", Figures.duration(run.seconds())));
    facts.add(new RunPage.Fact("Machine", run.machine()));
    run.databases().forEach(d -> facts.add(new RunPage.Fact(d.name(), d.product())));
    return facts;
  }
}
