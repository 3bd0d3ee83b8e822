package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.sql.Sql.find;
import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.isDuplicateKey;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Get, else insert, else get again, each statement a transaction of its own. */
class Autocommit implements GetOrCreateStrategy {

  @Override
  public Tag getOrCreate(Connection db, String name) throws SQLException {
    Optional<Tag> tag = get(db, name);
    return tag.isPresent() ? tag.get() : createOrGet(db, name);
  }

  private static Optional<Tag> get(Connection db, String name) throws SQLException {
    return find(db, Tag::found, "SELECT id FROM tag WHERE name = ?", name);
  }

  private static Tag createOrGet(Connection db, String name) throws SQLException {
    try {
      return Tag.created(insert(db, "INSERT INTO tag (name) VALUES (?)", name));
    } catch (SQLException e) {
      if (!isDuplicateKey(e)) {
        throw e;
      }
      return get(db, name).orElseThrow(() -> e);
    }
  }
}
