package dev.contend.workloads.aftercommit;

import static dev.contend.workloads.sql.Sql.find;
import static dev.contend.workloads.sql.Sql.update;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * One way to store what somebody submits and to have it mailed by a worker. Connections are in
 * autocommit at the isolation setting under test.
 */
public interface SubmitStrategy {
  /** The queue at which the workers wait, with ids of submissions. */
  String MAIL = "mail";

  /**
   * Stores a submission, has it mailed, and checks a rule at last.
   *
   * @return its id
   * @throws RefusedException if it breaks the rule: then there is no submission
   */
  long submit(Parts parts, String name, BusinessRule rule) throws SQLException;

  /**
   * What a worker does: looks the submission up and mails it.
   *
   * @return false if there is no such submission
   */
  default boolean task(Connection db, long id) throws SQLException {
    Optional<String> name =
        find(db, row -> row.getString(1), "SELECT name FROM submission WHERE id = ?", id);
    if (name.isEmpty()) {
      return false;
    }
    update(db, "INSERT INTO mail (submission, recipient) VALUES (?, ?)", id, name.get());
    return true;
  }

  /** Whether a unique constraint lets each submission be mailed once. */
  default boolean mailIsUnique() {
    return false;
  }
}
