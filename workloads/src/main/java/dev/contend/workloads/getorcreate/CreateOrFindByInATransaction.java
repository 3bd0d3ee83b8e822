package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.sql.Sql.find;
import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.isDuplicateKey;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;

/** Rails 6's create_or_find_by in a transaction: insert behind a savepoint; if refused, get. */
class CreateOrFindByInATransaction implements GetOrCreateStrategy {

  @Override
  public Tag getOrCreate(Connection db, String name) throws SQLException {
    return inTransaction(
        db,
        () -> {
          Visitor.read(db);
          return createOrFind(db, name);
        });
  }

  private static Tag createOrFind(Connection db, String name) throws SQLException {
    Savepoint savepoint = db.setSavepoint();
    try {
      return Tag.created(insert(db, "INSERT INTO tag (name) VALUES (?)", name));
    } catch (SQLException e) {
      if (!isDuplicateKey(e)) {
        throw e;
      }
      db.rollback(savepoint);
      return find(db, Tag::found, "SELECT id FROM tag WHERE name = ?", name).orElseThrow(() -> e);
    }
  }
}
