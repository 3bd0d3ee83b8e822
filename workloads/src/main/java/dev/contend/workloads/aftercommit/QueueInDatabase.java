package dev.contend.workloads.aftercommit;

import static dev.contend.workloads.sql.Sql.find;
import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.retrying;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The queue itself is a table: a worker takes a job, does it, and deletes it in one transaction, so
 * what the job changes in the database happens once, whoever dies.
 */
public final class QueueInDatabase implements PollingStrategy {
  private final Predicate<SQLException> retryable;

  /**
   * @param retryable which errors ask for another attempt
   */
  public QueueInDatabase(Predicate<SQLException> retryable) {
    this.retryable = retryable;
  }

  @Override
  public long submit(Parts parts, String name, BusinessRule rule) throws SQLException {
    Connection db = parts.connection();
    return retrying(
        retryable,
        db,
        () -> {
          long id = insert(db, "INSERT INTO submission (name) VALUES (?)", name);
          update(db, "INSERT INTO outbox (submission) VALUES (?)", id);
          rule.check();
          return id;
        });
  }

  @Override
  public OptionalLong poll(Parts parts) throws SQLException {
    Connection db = parts.connection();
    return retrying(
        retryable,
        db,
        () -> {
          Optional<OutboxMessage> oldest =
              find(
                  db,
                  OutboxMessage::from,
                  "SELECT * FROM outbox ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED");
          if (oldest.isEmpty()) {
            return OptionalLong.empty();
          }
          task(db, oldest.get().submission());
          update(db, "DELETE FROM outbox WHERE id = ?", oldest.get().id());
          return OptionalLong.of(oldest.get().submission());
        });
  }
}
