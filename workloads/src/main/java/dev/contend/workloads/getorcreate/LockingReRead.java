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
 * Rails' find_or_create_by in a transaction: the get after the refused insert locks the row, and a
 * lock is taken on what is there now, whatever the snapshot shows.
 */
class LockingReRead implements GetOrCreateStrategy {
  private final String lock;

  /**
   * @param lock the clause of the second get: {@code FOR UPDATE}, or the engine's for a shared lock
   */
  LockingReRead(String lock) {
    this.lock = lock;
  }

  @Override
  public Tag getOrCreate(Connection db, String name) throws SQLException {
    return inTransaction(
        db,
        () -> {
          Optional<Tag> tag = find(db, Tag::found, "SELECT id FROM tag WHERE name = ?", name);
          return tag.isPresent() ? tag.get() : createOrGet(db, name);
        });
  }

  private Tag createOrGet(Connection db, String name) throws SQLException {
    Savepoint savepoint = db.setSavepoint();
    try {
      return Tag.created(insert(db, "INSERT INTO tag (name) VALUES (?)", name));
    } catch (SQLException e) {
      if (!isDuplicateKey(e)) {
        throw e;
      }
      db.rollback(savepoint);
      return find(db, Tag::found, "SELECT id FROM tag WHERE name = ? " + lock, name)
          .orElseThrow(() -> e);
    }
  }
}
