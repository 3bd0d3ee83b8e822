package dev.contend.workloads.aftercommit;

import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Remembers what is to be sent, and sends it when the transaction has committed. */
public final class OnCommitHook implements SubmitStrategy {
  @Override
  public long submit(Parts parts, String name, BusinessRule rule) throws SQLException {
    Connection db = parts.connection();
    List<Runnable> onCommit = new ArrayList<>();
    long submission =
        inTransaction(
            db,
            () -> {
              long id = insert(db, "INSERT INTO submission (name) VALUES (?)", name);
              onCommit.add(() -> parts.queue(MAIL).send(id));
              rule.check();
              return id;
            });
    onCommit.forEach(Runnable::run);
    return submission;
  }
}
