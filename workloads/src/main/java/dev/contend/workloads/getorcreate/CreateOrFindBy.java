package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.sql.Sql.find;
import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.isDuplicateKey;

import java.sql.Connection;
import java.sql.SQLException;

/** Rails' create_or_find_by outside a transaction: insert; if the constraint refuses, get. */
class CreateOrFindBy implements GetOrCreateStrategy {

  @Override
  public Tag getOrCreate(Connection db, String name) throws SQLException {
    try {
      return Tag.created(insert(db, "INSERT INTO tag (name) VALUES (?)", name));
    } catch (SQLException e) {
      if (!isDuplicateKey(e)) {
        throw e;
      }
      return find(db, Tag::found, "SELECT id FROM tag WHERE name = ?", name).orElseThrow(() -> e);
    }
  }
}
