package dev.contend.harness.workload;

import dev.contend.harness.database.Engine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The grades of a workload's cells as one table for people:
 *
 * <pre>
 * strategy       | database | isolation       | driver | grade  | anomalies     | reason
 * check-then-act | *        | *               | stress | breaks | double-cancel | Both read it as open.
 * plain-locking  | postgres | read-committed, repeatable-read | * | holds | | The row is locked.
 * </pre>
 *
 * A grade is {@code holds}, {@code breaks}, {@code unclear}, {@code n/a} for what can't be run
 * there, or {@code same} for a setting at which nothing differs from another one of that database,
 * which then stands in place of the anomalies. A field may list several words with commas or be
 * {@code *}. The first row that matches a cell grades it, so the special stands before the general.
 * All databases are those that are {@link Engine#tested}; any other has the grades of the rows that
 * name it, and {@code n/a} where the product has it whose {@link Engine#dialect} it takes. Empty
 * lines, lines that begin with {@code #} and the line of titles are skipped.
 */
public final class GradeTable {
  private static final int COLUMNS = 7;

  /** A line of the table. */
  private record Row(
      int line,
      List<String> strategies,
      List<String> databases,
      List<String> isolations,
      List<String> drivers,
      Grade grade) {

    boolean matches(String strategy, String database, String isolation, Driver driver) {
      return matches(strategies, strategy)
          && matches(databases, database)
          && matches(isolations, isolation)
          && matches(drivers, driver.word());
    }

    private static boolean matches(List<String> words, String word) {
      return words.contains("*") || words.contains(word);
    }
  }

  private final List<Row> rows;

  private GradeTable(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  /**
   * Reads a table.
   *
   * @throws IllegalArgumentException with the line that is wrong and why
   */
  public static GradeTable parse(String text) {
    Objects.requireNonNull(text, "text");
    List<Row> rows = new ArrayList<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      if (!line.isEmpty() && !line.startsWith("#") && !line.startsWith("strategy ")) {
        rows.add(row(i + 1, line));
      }
    }
    return new GradeTable(rows);
  }

  private static Row row(int number, String line) {
    List<String> fields = Arrays.stream(line.split("\\|", COLUMNS)).map(String::strip).toList();
    if (fields.size() != COLUMNS || fields.get(6).isEmpty()) {
      throw new IllegalArgumentException(
          "line %d of the grades: a row has %d fields, of which only the anomalies may be empty: %s"
              .formatted(number, COLUMNS, line));
    }
    return new Row(
        number,
        words(fields.get(0)),
        words(fields.get(1)),
        words(fields.get(2)),
        words(fields.get(3)),
        grade(number, fields.get(4), words(fields.get(5)), fields.get(6)));
  }

  private static Grade grade(int number, String word, List<String> anomalies, String reason) {
    return switch (word) {
      case "holds" -> new Grade.Holds(reason);
      case "breaks" -> new Grade.Breaks(anomalies, reason);
      case "unclear" -> new Grade.Unclear(reason);
      case "n/a" -> new Grade.NotApplicable(reason);
      case "same" -> same(number, anomalies, reason);
      default ->
          throw new IllegalArgumentException(
              "line %d of the grades: a grade is holds, breaks, unclear, n/a or same, not '%s'"
                  .formatted(number, word));
    };
  }

  private static Grade same(int number, List<String> isolations, String reason) {
    if (isolations.size() != 1) {
      throw new IllegalArgumentException(
          "line %d of the grades: 'same' names one isolation setting in place of anomalies"
              .formatted(number));
    }
    return new Grade.SameAs(isolations.get(0), reason);
  }

  private static List<String> words(String field) {
    return field.isEmpty() ? List.of() : Arrays.asList(field.split("\\s*,\\s*"));
  }

  /** The grade of a cell; where the table says nothing, it is unclear. */
  public Grade grade(String strategy, Engine engine, String isolation, Driver driver) {
    return rows.stream()
        .filter(row -> engine.tested() || row.databases().contains(engine.name()))
        .filter(row -> row.matches(strategy, engine.name(), isolation, driver))
        .findFirst()
        .or(() -> lacks(strategy, engine, isolation, driver))
        .map(Row::grade)
        .orElseGet(() -> new Grade.Unclear("The catalogue does not grade this cell."));
  }

  /** What the product whose SQL the engine takes has no statement for. */
  private Optional<Row> lacks(String strategy, Engine engine, String isolation, Driver driver) {
    return row(strategy, engine.dialect().engine(), isolation, driver)
        .filter(row -> row.databases().contains(engine.dialect().engine()))
        .filter(row -> row.grade() instanceof Grade.NotApplicable);
  }

  /** Whether it tells how strategies do on an engine. */
  public boolean speaksOf(Engine engine) {
    return engine.tested()
        || rows.stream()
            .filter(row -> !(row.grade() instanceof Grade.NotApplicable))
            .anyMatch(row -> row.databases().contains(engine.name()));
  }

  /** The line of the table that grades a cell, or 0 if none does; for tests of tables. */
  public int line(String strategy, String database, String isolation, Driver driver) {
    return row(strategy, database, isolation, driver).map(Row::line).orElse(0);
  }

  private Optional<Row> row(String strategy, String database, String isolation, Driver driver) {
    return rows.stream()
        .filter(row -> row.matches(strategy, database, isolation, driver))
        .findFirst();
  }

  /** The lines that grade cells; for tests of tables. */
  public List<Integer> lines() {
    return rows.stream().map(Row::line).toList();
  }
}
