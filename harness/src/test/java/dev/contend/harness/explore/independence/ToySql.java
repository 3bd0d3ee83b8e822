package dev.contend.harness.explore.independence;

import java.util.Set;

/**
 * A statement that both {@link Independence} and {@link ToyDatabase} understand.
 *
 * @param text as an application would write it for PostgreSQL
 * @param verb what it does
 * @param table to which
 * @param locks of tables
 * @param nowait whether it fails where it would wait
 * @param skips whether it finds nothing where it would wait
 */
record ToySql(
    String text, Verb verb, String table, Set<String> locks, boolean nowait, boolean skips) {
  enum Verb {
    READ,
    COUNT_BOTH,
    INSERT,
    COPY,
    UPDATE,
    DELETE
  }

  static ToySql of(int kind, String table) {
    Set<String> own = table.equals("c") || table.equals("d") ? Set.of("c", "d") : Set.of(table);
    return switch (kind) {
      case 0 ->
          new ToySql(
              "INSERT INTO " + table + " (x) VALUES (7) RETURNING id",
              Verb.INSERT,
              table,
              own,
              false,
              false);
      case 1 ->
          new ToySql("UPDATE " + table + " SET x = x * 2", Verb.UPDATE, table, own, false, false);
      case 2 ->
          new ToySql(
              "DELETE FROM " + table + " WHERE x = 2", Verb.DELETE, table, own, false, false);
      case 3 ->
          new ToySql("SELECT * FROM " + table + " FOR UPDATE", Verb.READ, table, own, false, false);
      case 4 ->
          new ToySql(
              "SELECT * FROM " + table + " FOR UPDATE NOWAIT", Verb.READ, table, own, true, false);
      case 5 ->
          new ToySql(
              "SELECT * FROM " + table + " FOR UPDATE SKIP LOCKED",
              Verb.READ,
              table,
              own,
              false,
              true);
      case 6 ->
          new ToySql(
              "INSERT INTO " + table + " (x) SELECT max(x) FROM b",
              Verb.COPY,
              table,
              own,
              false,
              false);
      case 7 ->
          new ToySql(
              "SELECT x FROM " + table + " ORDER BY (SELECT count(*) FROM b)",
              Verb.COUNT_BOTH,
              table,
              Set.of(),
              false,
              false);
      default -> new ToySql("SELECT x FROM " + table, Verb.READ, table, Set.of(), false, false);
    };
  }
}
