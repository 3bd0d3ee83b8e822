package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * One statement inserts the row or touches the one that is there, and returns it. On PostgreSQL a
 * row version that replaced none has no xmax; MariaDB has nothing of the kind, so it counts uses.
 */
class OnConflictReturning implements GetOrCreateStrategy {
  static final String POSTGRES =
      "INSERT INTO tag (name) VALUES (?) ON CONFLICT (name) DO UPDATE SET name = EXCLUDED.name"
          + " RETURNING id, xmax = 0 AS created";
  static final String MARIADB =
      "INSERT INTO tag (name) VALUES (?) ON DUPLICATE KEY UPDATE uses = uses + 1"
          + " RETURNING id, uses = 1 AS created";

  private final String upsert;

  /**
   * @param upsert as the engine writes it
   */
  OnConflictReturning(String upsert) {
    this.upsert = upsert;
  }

  @Override
  public Tag getOrCreate(Connection db, String name) throws SQLException {
    return inTransaction(
        db,
        () -> {
          Visitor.read(db);
          return queryOne(
              db, row -> new Tag(row.getLong("id"), row.getBoolean("created")), upsert, name);
        });
  }
}
