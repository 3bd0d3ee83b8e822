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
   * Stores a submission, has it mailed, and charges for it, which is the last that the request does
   * and may be refused.
   *
   * @return its id
   * @throws PaymentRefusedException if the payment is refused: then there is no submission
   */
  long submit(Parts parts, String name, Payment payment) throws SQLException;

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
