package dev.contend.workloads.aftercommit;

import static dev.contend.workloads.sql.Sql.insert;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;

/** No transaction at all, so the row is there before the task is. */
public final class Autocommit implements SubmitStrategy {
  @Override
  public long submit(Parts parts, String name, BusinessRule rule) throws SQLException {
    Connection db = parts.connection();
    long id = insert(db, "INSERT INTO submission (name) VALUES (?)", name);
    parts.queue(MAIL).send(id);
    rule.check();
    return id;
  }
}
