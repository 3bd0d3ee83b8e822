package dev.contend.workloads.aftercommit;

import static dev.contend.workloads.sql.Sql.find;
import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalLong;

/** An outbox whose pollers read without a lock, as if there were one. */
public final class OutboxWithoutSkipLocked implements PollingStrategy {
  @Override
  public long submit(Parts parts, String name, BusinessRule rule) throws SQLException {
    Connection db = parts.connection();
    return inTransaction(
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
    return inTransaction(
        db,
        () -> {
          Optional<OutboxMessage> oldest =
              find(db, OutboxMessage::from, "SELECT * FROM outbox ORDER BY id LIMIT 1");
          if (oldest.isEmpty()) {
            return OptionalLong.empty();
          }
          parts.queue(MAIL).send(oldest.get().submission());
          update(db, "DELETE FROM outbox WHERE id = ?", oldest.get().id());
          return OptionalLong.of(oldest.get().submission());
        });
  }
}
