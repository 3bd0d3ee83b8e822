package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.sql.Sql.find;
import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.isDuplicateKey;
import static dev.contend.workloads.sql.Transactions.retrying;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The whole request is tried again, when the constraint refuses as well as when the database asks
 * for it. What tries again then finds.
 */
class RetryTheRequest implements GetOrCreateStrategy {
  private final Predicate<SQLException> retryable;

  /**
   * @param retryable the errors after which the database asks to try again
   */
  RetryTheRequest(Predicate<SQLException> retryable) {
    this.retryable = retryable;
  }

  @Override
  public Tag getOrCreate(Connection db, String name) throws SQLException {
    return retrying(
        e -> isDuplicateKey(e) || retryable.test(e),
        db,
        () -> {
          Optional<Tag> tag = find(db, Tag::found, "SELECT id FROM tag WHERE name = ?", name);
          return tag.isPresent()
              ? tag.get()
              : Tag.created(insert(db, "INSERT INTO tag (name) VALUES (?)", name));
        });
  }
}
