package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;

/** Inserts, unless the row is there, which is no error; then selects, since now it is there. */
class InsertIgnoreThenSelect implements GetOrCreateStrategy {
  static final String POSTGRES = "INSERT INTO tag (name) VALUES (?) ON CONFLICT DO NOTHING";
  static final String MARIADB = "INSERT IGNORE INTO tag (name) VALUES (?)";

  private final String insert;

  /**
   * @param insert as the engine writes it
   */
  InsertIgnoreThenSelect(String insert) {
    this.insert = insert;
  }

  @Override
  public Tag getOrCreate(Connection db, String name) throws SQLException {
    return inTransaction(
        db,
        () -> {
          Visitor.read(db);
          boolean created = update(db, insert, name) == 1;
          return new Tag(queryLong(db, "SELECT id FROM tag WHERE name = ?", name), created);
        });
  }
}
