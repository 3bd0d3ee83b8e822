package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * MySQL's manual: LAST_INSERT_ID(id) makes the id of the row that is there the last one inserted.
 * The row count says whether it was: 1 for an insert, 2 for an update, 0 for none.
 */
class OnDuplicateKeyLastInsertId implements GetOrCreateStrategy {

  @Override
  public Tag getOrCreate(Connection db, String name) throws SQLException {
    return inTransaction(
        db,
        () -> {
          Visitor.read(db);
          int rows =
              update(
                  db,
                  "INSERT INTO tag (name) VALUES (?)"
                      + " ON DUPLICATE KEY UPDATE id = LAST_INSERT_ID(id)",
                  name);
          return new Tag(queryLong(db, "SELECT LAST_INSERT_ID()"), rows == 1);
        });
  }
}
