package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the tables and sequences of the current schema hold, kept in temporary tables, and the SQL
 * that brings it back. All names are quoted as the server's {@code format('%I')} quotes them.
 */
final class PostgresContent {
  private static final String TABLES =
      """
      SELECT c.oid, format('%I.%I', n.nspname, c.relname), c.relname, c.relkind,
          (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
            WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
              AND a.attgenerated = ''),
          (SELECT count(*) FROM pg_trigger t
            WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgenabled = ANY ('{O}')),
          (SELECT count(*) FROM pg_trigger t
            WHERE t.tgrelid = c.oid AND NOT t.tgisinternal AND t.tgenabled = ANY ('{A,R}'))
        FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p') ORDER BY c.relname""";

  private static final String FOREIGN_KEYS =
      """
      SELECT child.relname, parent.relname FROM pg_constraint f
          JOIN pg_class child ON child.oid = f.conrelid
          JOIN pg_class parent ON parent.oid = f.confrelid
        WHERE f.contype = 'f'
          AND child.relnamespace = (SELECT oid FROM pg_namespace WHERE nspname = current_schema())
          AND parent.relnamespace = child.relnamespace""";

  private static final String SEQUENCES =
      """
      SELECT format('%I.%I', n.nspname, c.relname), s.seqcache
        FROM pg_sequence s JOIN pg_class c ON c.oid = s.seqrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() ORDER BY 1""";

  private record Table(
      String name, String plain, boolean partitioned, String columns, long triggers, long always) {
    static Table of(List<String> row) {
      return new Table(
          row.get(1),
          row.get(2),
          "p".equals(row.get(3)),
          row.get(4),
          Long.parseLong(row.get(5)),
          Long.parseLong(row.get(6)));
    }
  }

  private final boolean replica;
  private final List<Table> tables;
  private final List<List<String>> foreignKeys;
  private final Map<String, String> copies = new TreeMap<>();
  private final List<String> sequences = new ArrayList<>();
  private long rows;

  private PostgresContent(Connection control) throws SQLException {
    replica = becomeReplica(control);
    tables = Queries.rows(control, TABLES).stream().map(Table::of).toList();
    foreignKeys = Queries.rows(control, FOREIGN_KEYS);
  }

  /** Keeps the present content, and has autovacuum leave the tables alone. */
  static PostgresContent keep(Connection control) throws SQLException {
    PostgresContent content = new PostgresContent(control);
    for (Table table : content.tables) {
      if (!table.partitioned) {
        content.keep(control, table);
      }
    }
    content.keepSequences(control);
    return content;
  }

  private static boolean becomeReplica(Connection control) throws SQLException {
    try {
      Queries.run(control, List.of("SET session_replication_role = replica"));
      return true;
    } catch (SQLException e) {
      if ("42501".equals(e.getSQLState())) {
        return false;
      }
      throw e;
    }
  }

  private void keep(Connection control, Table table) throws SQLException {
    Queries.run(
        control,
        List.of(
            "ALTER TABLE %s SET (autovacuum_enabled = false, toast.autovacuum_enabled = false)"
                .formatted(table.name)));
    long count =
        Long.parseLong(Queries.column(control, "SELECT count(*) FROM ONLY " + table.name).get(0));
    if (count == 0) {
      return;
    }
    if (table.always > 0 || !replica && table.triggers > 0) {
      throw new NotExplorableException(
          "The rows of the table %s can't be restored between schedules, since its triggers would"
                  .formatted(table.plain)
              + (table.always > 0
                  ? " fire always; enable them the ordinary way."
                  : " fire; use a user who may set session_replication_role."));
    }
    rows += count;
    String copy = "pg_temp.contend_copy_" + copies.size();
    // Without a column there is still the number of rows to keep.
    Queries.run(
        control,
        List.of(
            "CREATE TEMP TABLE %s AS SELECT %s FROM ONLY %s"
                .formatted(
                    copy.substring(copy.indexOf('.') + 1),
                    table.columns == null ? "" : table.columns,
                    table.name)));
    copies.put(table.plain, copy);
  }

  private void keepSequences(Connection control) throws SQLException {
    List<String> setvals = new ArrayList<>();
    for (List<String> sequence : Queries.rows(control, SEQUENCES)) {
      String name = sequence.get(0);
      List<String> state =
          Queries.rows(control, "SELECT last_value, is_called FROM " + name).get(0);
      if (!"1".equals(sequence.get(1))) {
        // Makes sessions forget the numbers that they hold in store, which setval does not.
        sequences.add("ALTER SEQUENCE %s RESTART".formatted(name));
      }
      setvals.add(
          "setval('%s', %s, '%s')".formatted(name.replace("'", "''"), state.get(0), state.get(1)));
    }
    if (!setvals.isEmpty()) {
      sequences.add("SELECT " + String.join(", ", setvals));
    }
  }

  /** Whether triggers and foreign keys leave this connection alone. */
  boolean replica() {
    return replica;
  }

  /** How many there are in all tables. */
  long rows() {
    return rows;
  }

  /** The statements that delete all rows, such that they become dead ones. */
  List<String> delete() {
    return tables.stream()
        .filter(table -> !table.partitioned)
        .map(table -> "DELETE FROM ONLY " + table.name)
        .toList();
  }

  /** The statements that leave new, empty files. */
  List<String> truncate() {
    return tables.isEmpty()
        ? List.of()
        : List.of("TRUNCATE " + String.join(", ", tables.stream().map(Table::name).toList()));
  }

  /** The statements that bring the rows back to where there are none. */
  List<String> refill() throws SQLException {
    List<String> statements = new ArrayList<>();
    for (Table table : replica ? tables : parentsFirst()) {
      String copy = copies.get(table.plain);
      if (copy != null) {
        statements.add(
            table.columns == null
                ? "INSERT INTO %s SELECT FROM %s".formatted(table.name, copy)
                : "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT %2$s FROM %3$s"
                    .formatted(table.name, table.columns, copy));
      }
    }
    return statements;
  }

  private List<Table> parentsFirst() throws SQLException {
    List<Table> kept = tables.stream().filter(table -> copies.containsKey(table.plain)).toList();
    Set<Table> placed = new LinkedHashSet<>();
    while (placed.size() < kept.size()) {
      Set<String> left = new TreeSet<>();
      kept.stream().filter(table -> !placed.contains(table)).forEach(t -> left.add(t.plain));
      List<Table> next =
          kept.stream()
              .filter(table -> left.contains(table.plain))
              .filter(
                  table ->
                      foreignKeys.stream()
                          .noneMatch(
                              key ->
                                  key.get(0).equals(table.plain)
                                      && !key.get(1).equals(table.plain)
                                      && left.contains(key.get(1))))
              .toList();
      if (next.isEmpty()) {
        throw new NotExplorableException(
            "The foreign keys of the tables %s form a cycle, so their rows can't be restored"
                    .formatted(String.join(", ", left))
                + " between schedules; use a user who may set session_replication_role.");
      }
      placed.addAll(next);
    }
    return List.copyOf(placed);
  }

  /** The statements that bring identity columns and sequences back. */
  List<String> sequences() {
    return List.copyOf(sequences);
  }

  Map<String, Set<String>> tied() {
    return Queries.tied(tables.stream().map(Table::plain).toList(), foreignKeys);
  }
}
