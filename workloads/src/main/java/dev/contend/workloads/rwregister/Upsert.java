package dev.contend.workloads.rwregister;

import static dev.contend.workloads.sql.Sql.find;
import static dev.contend.workloads.sql.Sql.update;

import java.sql.Connection;
import java.sql.SQLException;

/** A register has no row before somebody writes it, which inserts or updates; plain queries. */
class Upsert implements RegisterStrategy {
  private static final String INSERT = "INSERT INTO registers (id, val) VALUES (?, ?)";

  private final String upsert;

  private Upsert(String upsert) {
    this.upsert = upsert;
  }

  static Upsert ofPostgres() {
    return new Upsert(INSERT + " ON CONFLICT (id) DO UPDATE SET val = EXCLUDED.val");
  }

  static Upsert ofMariaDb() {
    return new Upsert(INSERT + " ON DUPLICATE KEY UPDATE val = VALUES(val)");
  }

  static Upsert ofH2() {
    return new Upsert(
        "MERGE INTO registers USING"
            + " (VALUES (CAST(? AS BIGINT), CAST(? AS BIGINT)))"
            + " AS wanted (id, val) ON registers.id = wanted.id"
            + " WHEN MATCHED THEN UPDATE SET val = wanted.val"
            + " WHEN NOT MATCHED THEN INSERT (id, val)"
            + " VALUES (wanted.id, wanted.val)");
  }

  @Override
  public boolean hasRows() {
    return false;
  }

  @Override
  public Long read(Connection db, long register) throws SQLException {
    return find(db, row -> row.getLong("val"), "SELECT val FROM registers WHERE id = ?", register)
        .orElse(null);
  }

  @Override
  public void write(Connection db, long register, long value) throws SQLException {
    update(db, upsert, register, value);
  }
}
