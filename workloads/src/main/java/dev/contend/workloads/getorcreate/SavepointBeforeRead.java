package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.sql.Sql.find;
import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.isDuplicateKey;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;

/**
 * The savepoint is set before the first get and not before the insert, so that rolling back to it
 * undoes the get as well. Nothing is read before it.
 */
class SavepointBeforeRead implements GetOrCreateStrategy {

  @Override
  public Tag getOrCreate(Connection db, String name) throws SQLException {
    return inTransaction(db, () -> getOrCreateBehindSavepoint(db, name));
  }

  static Tag getOrCreateBehindSavepoint(Connection db, String name) throws SQLException {
    Savepoint savepoint = db.setSavepoint();
    Optional<Tag> tag = get(db, name);
    if (tag.isPresent()) {
      return tag.get();
    }
    try {
      return Tag.created(insert(db, "INSERT INTO tag (name) VALUES (?)", name));
    } catch (SQLException e) {
      if (!isDuplicateKey(e)) {
        throw e;
      }
      db.rollback(savepoint);
      return get(db, name).orElseThrow(() -> e);
    }
  }

  private static Optional<Tag> get(Connection db, String name) throws SQLException {
    return find(db, Tag::found, "SELECT id FROM tag WHERE name = ?", name);
  }
}
