package dev.contend.results.html.view;

import dev.contend.checkers.transactions.levels.AnomalyType;
import dev.contend.checkers.transactions.levels.Level;
import dev.contend.results.CellRecord;
import dev.contend.results.CellRecord.Promise;
import dev.contend.results.CellRecord.Published;
import dev.contend.results.RunRecord;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What isolation each setting of each database was really found to give: the anomalies that races
 * of random transactions showed, beside what its manual promises and what Hermitage's table says.
 *
 * @param rows a setting each, by database and from the weakest on
 */
public record IsolationFound(List<Row> rows) {

  /**
   * A setting.
   *
   * @param transactions of all its races
   * @param undecided how many of its races have no verdict
   * @param promised by the manual, a label
   * @param seen each kind of anomaly once, the worst first
   */
  public record Row(
      String database,
      String isolation,
      long transactions,
      long undecided,
      String promised,
      List<Seen> seen,
      Optional<Published> published) {

    /** What it showed, in words. */
    public String words() {
      List<String> words = new ArrayList<>();
      seen.forEach(one -> words.add(one.kind() + (one.breaksPromise() ? " (not promised)" : "")));
      if (seen.isEmpty()) {
        words.add("nothing");
      }
      if (undecided > 0) {
        words.add("%d undecided".formatted(undecided));
      }
      return String.join(", ", words);
    }

    /** What the table says, in words; empty if it says nothing. */
    public String allowed() {
      return published
          .map(says -> says.allowed().isEmpty() ? "nothing" : String.join(", ", says.allowed()))
          .orElse("");
    }
  }

  /**
   * A kind of anomaly that was seen.
   *
   * @param meaning what it is, a sentence
   * @param breaksPromise whether the level that is promised excludes it
   * @param link to where it is shown
   */
  public record Seen(String kind, String meaning, boolean breaksPromise, String link) {}

  /** The databases, in the order of the run. */
  public List<String> databases() {
    return rows.stream().map(Row::database).distinct().toList();
  }

  /** The settings of a database. */
  public List<Row> rows(String database) {
    return rows.stream().filter(row -> row.database.equals(database)).toList();
  }

  /** Of a run; empty if none of its cells is about levels of isolation. */
  public static Optional<IsolationFound> of(RunRecord run) {
    List<CellRecord> cells = run.cells().stream().filter(cell -> cell.promise() != null).toList();
    List<Row> rows = new ArrayList<>();
    for (String database : cells.stream().map(CellRecord::database).distinct().toList()) {
      List<CellRecord> there =
          cells.stream().filter(cell -> cell.database().equals(database)).toList();
      for (String isolation : Levels.inOrder(there.stream().map(CellRecord::isolation))) {
        rows.add(row(there.stream().filter(c -> c.isolation().equals(isolation)).toList()));
      }
    }
    return rows.isEmpty() ? Optional.empty() : Optional.of(new IsolationFound(rows));
  }

  private static Row row(List<CellRecord> cells) {
    CellRecord first = cells.get(0);
    Promise promise = first.promise();
    return new Row(
        first.database(),
        first.isolation(),
        cells.stream().mapToLong(CellRecord::operations).sum(),
        cells.stream().filter(cell -> cell.verdict().equals("unknown")).count(),
        promise.level(),
        seen(cells, promise),
        Optional.ofNullable(promise.published()));
  }

  private static List<Seen> seen(List<CellRecord> cells, Promise promise) {
    Set<AnomalyType> excluded = Level.named(promise.level()).map(Level::excluded).orElse(Set.of());
    Map<AnomalyType, CellRecord> shownBy = new EnumMap<>(AnomalyType.class);
    for (AnomalyType type : AnomalyType.values()) {
      cells.stream()
          .filter(cell -> cell.anomalies().contains(type.label()))
          .findFirst()
          .ifPresent(cell -> shownBy.put(type, cell));
    }
    // What only the clock or a process tells adds nothing where it was seen without.
    List<String> kinds = shownBy.keySet().stream().map(AnomalyType::label).toList();
    shownBy
        .keySet()
        .removeIf(type -> kinds.stream().anyMatch(kind -> type.label().startsWith(kind + "-")));
    List<Seen> seen = new ArrayList<>();
    shownBy.forEach(
        (type, cell) ->
            seen.add(
                new Seen(
                    type.label(),
                    type.meaning(),
                    excluded.contains(type),
                    Links.to(cell) + "#" + type.label())));
    return seen;
  }
}
