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
 * Django's get_or_create() in a request that is one transaction: get; else insert behind a
 * savepoint; if the constraint refuses, get again.
 */
class GetOrCreate implements GetOrCreateStrategy {

  @Override
  public Tag getOrCreate(Connection db, String name) throws SQLException {
    return inTransaction(
        db,
        () -> {
          Visitor.read(db);
          Optional<Tag> tag = get(db, name);
          return tag.isPresent() ? tag.get() : createOrGet(db, name);
        });
  }

  private static Optional<Tag> get(Connection db, String name) throws SQLException {
    return find(db, Tag::found, "SELECT id FROM tag WHERE name = ?", name);
  }

  private static Tag createOrGet(Connection db, String name) throws SQLException {
    Savepoint savepoint = db.setSavepoint();
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
}
