package dev.contend.workloads.aftercommit;

import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/** Gives the transaction a moment to commit: Celery's {@code countdown}. */
public final class DispatchWithDelay implements SubmitStrategy {
  private static final Duration COUNTDOWN = Duration.ofMillis(50);

  @Override
  public long submit(Parts parts, String name, BusinessRule rule) throws SQLException {
    Connection db = parts.connection();
    return inTransaction(
        db,
        () -> {
          long id = insert(db, "INSERT INTO submission (name) VALUES (?)", name);
          parts.queue(MAIL).send(id, COUNTDOWN);
          rule.check();
          return id;
        });
  }
}
