package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.sql.Sql.find;
import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Get, else insert, with nothing in the schema that forbids two rows of one name. */
class WithoutConstraint implements GetOrCreateStrategy {

  @Override
  public boolean unique() {
    return false;
  }

  @Override
  public Tag getOrCreate(Connection db, String name) throws SQLException {
    return inTransaction(
        db,
        () -> {
          Optional<Tag> tag = find(db, Tag::found, "SELECT id FROM tag WHERE name = ?", name);
          return tag.isPresent()
              ? tag.get()
              : Tag.created(insert(db, "INSERT INTO tag (name) VALUES (?)", name));
        });
  }
}
