package dev.contend.workloads.aftercommit;

import static dev.contend.workloads.sql.Sql.find;
import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.isDuplicateKey;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.retrying;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The message is a row of the same transaction; who polls sends it, and deletes it when it is sent.
 * That is at least once, so the task must not mind being run again.
 */
public final class TransactionalOutbox implements PollingStrategy {
  private final Predicate<SQLException> retryable;

  /**
   * @param retryable which errors ask for another attempt
   */
  public TransactionalOutbox(Predicate<SQLException> retryable) {
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
          parts.queue(MAIL).send(oldest.get().submission());
          update(db, "DELETE FROM outbox WHERE id = ?", oldest.get().id());
          return OptionalLong.of(oldest.get().submission());
        });
  }

  @Override
  public boolean task(Connection db, long id) throws SQLException {
    try {
      return PollingStrategy.super.task(db, id);
    } catch (SQLException e) {
      if (!isDuplicateKey(e)) {
        throw e;
      }
      return true; // It was mailed before.
    }
  }

  @Override
  public boolean mailIsUnique() {
    return true;
  }
}
