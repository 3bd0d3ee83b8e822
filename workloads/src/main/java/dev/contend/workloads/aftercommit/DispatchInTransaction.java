package dev.contend.workloads.aftercommit;

import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;

/** A transaction around the request, as {@code ATOMIC_REQUESTS} makes it. */
public final class DispatchInTransaction implements SubmitStrategy {
  @Override
  public long submit(Parts parts, String name, BusinessRule rule) throws SQLException {
    Connection db = parts.connection();
    return inTransaction(
        db,
        () -> {
          long id = insert(db, "INSERT INTO submission (name) VALUES (?)", name);
          parts.queue(MAIL).send(id);
          rule.check();
          return id;
        });
  }
}
