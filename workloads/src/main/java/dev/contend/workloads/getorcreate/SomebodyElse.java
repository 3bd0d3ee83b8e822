package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.sql.Sql.find;
import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.isDuplicateKey;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Who asks for the tag beside the code that is explored: in a transaction, in as few steps as can
 * be, and right at every level, since what it reads it reads outside of it.
 */
final class SomebodyElse implements GetOrCreateStrategy {

  @Override
  public Tag getOrCreate(Connection db, String name) throws SQLException {
    try {
      return inTransaction(
          db, () -> Tag.created(insert(db, "INSERT INTO tag (name) VALUES (?)", name)));
    } catch (SQLException e) {
      if (!isDuplicateKey(e)) {
        throw e;
      }
      return find(db, Tag::found, "SELECT id FROM tag WHERE name = ?", name).orElseThrow(() -> e);
    }
  }
}
