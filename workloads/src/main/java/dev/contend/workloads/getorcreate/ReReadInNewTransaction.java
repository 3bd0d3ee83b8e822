package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.sql.Sql.find;
import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.isDuplicateKey;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * If the constraint refuses, the transaction is given up, and a new one, with a new snapshot, gets.
 */
class ReReadInNewTransaction implements GetOrCreateStrategy {

  @Override
  public Tag getOrCreate(Connection db, String name) throws SQLException {
    try {
      return inTransaction(
          db,
          () -> {
            Optional<Tag> tag = get(db, name);
            return tag.isPresent()
                ? tag.get()
                : Tag.created(insert(db, "INSERT INTO tag (name) VALUES (?)", name));
          });
    } catch (SQLException e) {
      if (!isDuplicateKey(e)) {
        throw e;
      }
      return inTransaction(db, () -> get(db, name).orElseThrow(() -> e));
    }
  }

  private static Optional<Tag> get(Connection db, String name) throws SQLException {
    return find(db, Tag::found, "SELECT id FROM tag WHERE name = ?", name);
  }
}
