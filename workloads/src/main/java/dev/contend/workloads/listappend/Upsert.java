package dev.contend.workloads.listappend;

import static dev.contend.workloads.sql.Sql.find;
import static dev.contend.workloads.sql.Sql.update;

import java.sql.Connection;
import java.sql.SQLException;

/** A list has no row before somebody appends to it, which inserts or updates; plain queries. */
class Upsert implements ListStrategy {
  private static final String INSERT = "INSERT INTO lists (id, code, elements) VALUES (?, ?, ?)";

  private final String upsert;

  private Upsert(String upsert) {
    this.upsert = upsert;
  }

  static Upsert ofPostgres() {
    return new Upsert(
        INSERT
            + " ON CONFLICT (id) DO UPDATE"
            + " SET elements = CONCAT(lists.elements, EXCLUDED.elements)");
  }

  static Upsert ofMariaDb() {
    return new Upsert(
        INSERT + " ON DUPLICATE KEY UPDATE elements = CONCAT(elements, VALUES(elements))");
  }

  static Upsert ofH2() {
    return new Upsert(
        "MERGE INTO lists USING"
            + " (VALUES (CAST(? AS BIGINT), CAST(? AS BIGINT), CAST(? AS VARCHAR)))"
            + " AS wanted (id, code, elements) ON lists.id = wanted.id"
            + " WHEN MATCHED THEN UPDATE"
            + " SET elements = CONCAT(lists.elements, wanted.elements)"
            + " WHEN NOT MATCHED THEN INSERT (id, code, elements)"
            + " VALUES (wanted.id, wanted.code, wanted.elements)");
  }

  @Override
  public boolean hasRows() {
    return false;
  }

  @Override
  public String read(Connection db, long list) throws SQLException {
    return find(
            db, row -> row.getString("elements"), "SELECT elements FROM lists WHERE id = ?", list)
        .orElse("");
  }

  @Override
  public void append(Connection db, long list, long element) throws SQLException {
    update(db, upsert, list, list, "," + element);
  }
}
