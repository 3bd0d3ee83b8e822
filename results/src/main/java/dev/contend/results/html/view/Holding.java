package dev.contend.results.html.view;

import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import dev.contend.results.RunRecord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What holds where, in words: the answer of a run in one table a workload.
 *
 * <p>A strategy holds at an isolation setting if at least one driver's verdict there is {@code
 * valid} and no other's is anything else. A valid verdict of a cell that is graded to break does
 * not count: it was not shown this time. A setting that is the same as another has the other's
 * verdict; one that is nothing but another name of it is not said again, but once in the notes.
 *
 * @param tables in the order in which the run came to their workloads
 * @param notes sentences that belong under the tables
 */
public record Holding(List<Table> tables, List<String> notes) {

  /**
   * A workload.
   *
   * @param databases the columns, by what the command line calls them
   * @param rows a strategy each
   */
  public record Table(String workload, List<String> databases, List<Row> rows) {}

  /**
   * A strategy.
   *
   * @param cells one for each column
   */
  public record Row(String strategy, List<Cell> cells) {}

  /**
   * A strategy on a database.
   *
   * @param words the settings at which it holds: {@code all}, {@code none}, {@code read-committed
   *     only}, {@code all but serializable}, and what else there is to say of the others
   * @param levels the same setting by setting, from the weakest on
   */
  public record Cell(Extent extent, String words, List<AtLevel> levels) {}

  /**
   * How a strategy does at an isolation setting.
   *
   * @param sign one character
   * @param words {@code holds}, {@code breaks}, …
   */
  public record AtLevel(String isolation, String sign, String words) {

    /** Whether the strategy holds there. */
    boolean holds() {
      return words.equals(Standing.HOLDS.verb());
    }

    /** Whether the run says anything of it. */
    boolean judged() {
      return !words.equals(Standing.NOT_RUN.verb())
          && !words.equals(Standing.NOT_APPLICABLE.verb());
    }
  }

  /** At how many of the settings a strategy holds, with a sign so that colour is not needed. */
  public enum Extent {
    ALL("✓"),
    SOME("◐"),
    NONE("✗"),
    UNKNOWN("?"),
    /** It does not apply, or was not run. */
    NOTHING("–");

    private final String sign;

    Extent(String sign) {
      this.sign = sign;
    }

    /** One character. */
    public String sign() {
      return sign;
    }

    /** The class for the style sheet. */
    public String style() {
      return switch (this) {
        case ALL -> "valid";
        case SOME -> "some";
        case NONE -> "invalid";
        case UNKNOWN -> "unknown";
        case NOTHING -> "nothing";
      };
    }
  }

  /** Of all cells that the run has so far. */
  public static Holding of(RunRecord run) {
    Cells cells = new Cells(run);
    List<Table> tables =
        cells.names(Place::workload, place -> true).stream()
            .map(workload -> table(cells, workload))
            .toList();
    List<String> notes = new ArrayList<>();
    for (String database : cells.names(Place::database, place -> true)) {
      cells
          .aliases(database)
          .forEach(
              (name, same) ->
                  notes.add("On %s, %s is the same as %s.".formatted(database, name, same)));
    }
    return new Holding(tables, notes);
  }

  private static Table table(Cells cells, String workload) {
    Predicate<Place> here = place -> place.workload().equals(workload);
    List<String> databases = cells.names(Place::database, here);
    List<Row> rows =
        cells.strategies(workload).stream()
            .map(
                strategy ->
                    new Row(
                        strategy,
                        databases.stream()
                            .map(database -> cell(cells, workload, strategy, database))
                            .toList()))
            .toList();
    return new Table(workload, databases, rows);
  }

  private static Cell cell(Cells cells, String workload, String strategy, String database) {
    Set<String> aliases = cells.aliases(database).keySet();
    Predicate<Place> here =
        place -> place.workload().equals(workload) && place.database().equals(database);
    List<String> drivers = cells.names(Place::driver, here);
    Map<String, Standing> settings = new LinkedHashMap<>();
    Levels.inOrder(
            cells.names(Place::isolation, here).stream()
                .filter(isolation -> !aliases.contains(isolation)))
        .forEach(
            isolation ->
                settings.put(
                    isolation,
                    Standing.of(
                        drivers.stream()
                            .map(d -> new Place(workload, strategy, database, isolation, d))
                            .map(place -> standing(cells, place))
                            .toList())));
    return Standing.summary(settings);
  }

  private static Standing standing(Cells cells, Place place) {
    return cells
        .standing(place)
        .map(Holding::standing)
        .orElseGet(
            () ->
                cells
                    .notRun(place)
                    .filter(why -> Objects.isNull(why.sameAs()))
                    .map(why -> Standing.NOT_APPLICABLE)
                    .orElse(Standing.NOT_RUN));
  }

  private static Standing standing(CellRecord cell) {
    return switch (cell.verdict()) {
      case "valid" -> cell.agreement() == Agreement.NOT_SHOWN ? Standing.NOT_SHOWN : Standing.HOLDS;
      case "invalid" -> Standing.BREAKS;
      default -> Standing.UNKNOWN;
    };
  }
}
