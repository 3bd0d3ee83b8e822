package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the tables and sequences of the current database hold, kept in temporary tables, and the SQL
 * that brings it back.
 */
final class MariaDbContent {
  private static final String INSERT_TRIGGERS =
      "SELECT 1 FROM information_schema.triggers WHERE event_object_schema = DATABASE()"
          + " AND event_manipulation = 'INSERT' AND event_object_table = %s";

  private static final String FOREIGN_KEYS =
      "SELECT table_name, referenced_table_name FROM information_schema.referential_constraints"
          + " WHERE constraint_schema = DATABASE() AND unique_constraint_schema = DATABASE()";

  private final Connection control;
  private final InnoDbQueries queries;
  private final List<String> tables = new ArrayList<>();
  private final List<List<String>> foreignKeys;
  private final List<String> restoring = new ArrayList<>();

  private MariaDbContent(Connection control, InnoDbQueries queries) throws SQLException {
    this.control = control;
    this.queries = queries;
    foreignKeys = Queries.rows(control, FOREIGN_KEYS);
  }

  /** Keeps the present content. */
  static MariaDbContent keep(Connection control, InnoDbQueries queries) throws SQLException {
    Queries.run(control, List.of(queries.asItWas()));
    MariaDbContent content = new MariaDbContent(control, queries);
    for (List<String> row : Queries.rows(control, queries.tables())) {
      switch (row.get(1)) {
        case "BASE TABLE" -> content.keepTable(row.get(0), row.get(2));
        case "SEQUENCE" -> content.keepSequence(row.get(0));
        default ->
            throw new NotExplorableException(
                "The table %s (%s) can't be restored between schedules: explore a schema without it."
                    .formatted(row.get(0), row.get(1)));
      }
    }
    return content;
  }

  private void keepTable(String table, String next) throws SQLException {
    String name = quoted(table);
    tables.add(table);
    List<String> own = new ArrayList<>();
    own.add("TRUNCATE TABLE " + name);
    if (!Queries.column(control, "SELECT 1 FROM %s LIMIT 1".formatted(name)).isEmpty()) {
      own.add(refill(table, name));
    }
    Queries.run(control, own);
    // ALTER takes 1.3 ms, and mostly the rows alone make the value what it was.
    if (next != null && !next.equals(next(table))) {
      own.add("ALTER TABLE %s AUTO_INCREMENT = %s".formatted(name, next));
    }
    restoring.addAll(own);
  }

  private String next(String table) throws SQLException {
    return Queries.rows(control, queries.tables()).stream()
        .filter(row -> row.get(0).equals(table))
        .map(row -> row.get(2))
        .findFirst()
        .orElse("");
  }

  /** Keeps the rows; the statement that brings them back. */
  private String refill(String table, String name) throws SQLException {
    if (!Queries.column(control, INSERT_TRIGGERS.formatted(text(table))).isEmpty()) {
      throw new NotExplorableException(
          "The rows of the table %s can't be restored between schedules, since its triggers would fire: insert them at the beginning of each schedule."
              .formatted(table));
    }
    String columns =
        String.join(
            ", ",
            Queries.column(control, queries.columns().formatted(text(table))).stream()
                .map(MariaDbContent::quoted)
                .toList());
    String copy = quoted("contend_copy_" + tables.size());
    Queries.run(
        control,
        List.of("CREATE TEMPORARY TABLE %s AS SELECT %s FROM %s".formatted(copy, columns, name)));
    return "INSERT INTO %s (%s) SELECT %2$s FROM %3$s".formatted(name, columns, copy);
  }

  /**
   * What a sequence gives next is only told by taking it, as the rest of those in store counts as
   * taken. After RESTART the server has none in store.
   */
  private void keepSequence(String sequence) throws SQLException {
    String name = quoted(sequence);
    String next = Queries.column(control, "SELECT NEXT VALUE FOR " + name).get(0);
    restoring.add("ALTER SEQUENCE %s RESTART %s".formatted(name, next));
  }

  private static String quoted(String name) {
    return "`" + name.replace("`", "``") + "`";
  }

  /** In the mode that we set a backslash escapes. */
  private static String text(String name) {
    return "'" + name.replace("\\", "\\\\").replace("'", "''") + "'";
  }

  /** The statements that bring all back. */
  List<String> restoring() {
    return List.copyOf(restoring);
  }

  Map<String, Set<String>> tied() {
    return Queries.tied(tables, foreignKeys);
  }
}
