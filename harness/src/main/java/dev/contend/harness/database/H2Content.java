package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the tables and sequences of the current schema of H2 hold, kept in temporary tables, and the
 * SQL that brings it back. Foreign keys are off meanwhile, which H2 can for a whole database only;
 * ours has but this schema.
 */
final class H2Content {
  private static final String TABLES =
      "SELECT table_name, table_type, storage_type FROM information_schema.tables"
          + " WHERE table_schema = CURRENT_SCHEMA AND table_type <> 'VIEW' ORDER BY table_name";

  private static final String COLUMNS =
      "SELECT column_name FROM information_schema.columns"
          + " WHERE table_schema = CURRENT_SCHEMA AND table_name = %s AND is_generated = 'NEVER'"
          + " ORDER BY ordinal_position";

  private static final String IDENTITIES =
      "SELECT table_name, column_name, identity_base FROM information_schema.columns"
          + " WHERE table_schema = CURRENT_SCHEMA AND is_identity = 'YES'";

  private static final String SEQUENCES =
      "SELECT sequence_name, base_value FROM information_schema.sequences"
          + " WHERE sequence_schema = CURRENT_SCHEMA";

  private static final String INSERT_TRIGGERS =
      "SELECT 1 FROM information_schema.triggers WHERE event_object_schema = CURRENT_SCHEMA"
          + " AND event_manipulation = 'INSERT' AND event_object_table = %s";

  private static final String FOREIGN_KEYS =
      """
      SELECT child.table_name, parent.table_name
        FROM information_schema.referential_constraints r
          JOIN information_schema.table_constraints child
            ON child.constraint_schema = r.constraint_schema
              AND child.constraint_name = r.constraint_name
          JOIN information_schema.table_constraints parent
            ON parent.constraint_schema = r.unique_constraint_schema
              AND parent.constraint_name = r.unique_constraint_name
        WHERE child.table_schema = CURRENT_SCHEMA AND parent.table_schema = CURRENT_SCHEMA""";

  private final Connection control;
  private final List<String> tables = new ArrayList<>();
  private final List<List<String>> foreignKeys;
  private final List<String> restoring = new ArrayList<>();

  private H2Content(Connection control) throws SQLException {
    this.control = control;
    foreignKeys = Queries.rows(control, FOREIGN_KEYS);
  }

  /** Keeps the present content. */
  static H2Content keep(Connection control) throws SQLException {
    H2Content content = new H2Content(control);
    content.restoring.add("SET REFERENTIAL_INTEGRITY FALSE");
    for (List<String> row : Queries.rows(control, TABLES)) {
      if (!row.get(1).equals("BASE TABLE") || !Set.of("MEMORY", "CACHED").contains(row.get(2))) {
        throw new NotExplorableException(
            "The table %s (%s, %s) can't be restored between schedules: explore a schema without it."
                .formatted(row.get(0), row.get(1), row.get(2)));
      }
      content.keepTable(row.get(0));
    }
    content.restoring.add("SET REFERENTIAL_INTEGRITY TRUE");
    content.keepGenerators();
    return content;
  }

  private void keepTable(String table) throws SQLException {
    String name = H2SessionReset.quoted(table);
    tables.add(table);
    // No trigger fires at it.
    restoring.add("TRUNCATE TABLE " + name);
    if (Queries.column(control, "SELECT 1 FROM %s LIMIT 1".formatted(name)).isEmpty()) {
      return;
    }
    if (!Queries.column(control, INSERT_TRIGGERS.formatted(text(table))).isEmpty()) {
      throw new NotExplorableException(
          "The rows of the table %s can't be restored between schedules, since its triggers would fire: insert them at the beginning of each schedule."
              .formatted(table));
    }
    String columns =
        String.join(
            ", ",
            Queries.column(control, COLUMNS.formatted(text(table))).stream()
                .map(H2SessionReset::quoted)
                .toList());
    String copy = "contend_copy_" + tables.size();
    Queries.run(
        control,
        List.of(
            "CREATE LOCAL TEMPORARY TABLE %s AS SELECT %s FROM %s".formatted(copy, columns, name)));
    restoring.add(
        "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM %3$s"
            .formatted(name, columns, copy));
  }

  /** Both say what they give next. */
  private void keepGenerators() throws SQLException {
    for (List<String> row : Queries.rows(control, IDENTITIES)) {
      restoring.add(
          "ALTER TABLE %s ALTER COLUMN %s RESTART WITH %s"
              .formatted(
                  H2SessionReset.quoted(row.get(0)),
                  H2SessionReset.quoted(row.get(1)),
                  row.get(2)));
    }
    for (List<String> row : Queries.rows(control, SEQUENCES)) {
      restoring.add(
          "ALTER SEQUENCE %s RESTART WITH %s"
              .formatted(H2SessionReset.quoted(row.get(0)), row.get(1)));
    }
  }

  private static String text(String name) {
    return "'" + name.replace("'", "''") + "'";
  }

  /** The statements that bring all back. */
  List<String> restoring() {
    return List.copyOf(restoring);
  }

  Map<String, Set<String>> tied() {
    return Queries.tied(tables, foreignKeys);
  }
}
