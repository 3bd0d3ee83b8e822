package dev.contend.workloads.create;

import static dev.contend.workloads.sql.Transactions.retrying;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * The account's code in one transaction, on a table without the constraint, tried again when the
 * database refuses it. The remedy as proposed is the column SERIALIZABLE; the others show what
 * trying again is worth without it.
 */
class SerializableRetry implements WithoutConstraint {
  private final CreateStrategy code = new ValidateThenInsert();
  private final Predicate<SQLException> retryable;

  /**
   * @param retryable the errors after which the database asks to try again
   */
  SerializableRetry(Predicate<SQLException> retryable) {
    this.retryable = retryable;
  }

  @Override
  public OptionalLong create(Parts parts, String login) throws SQLException {
    return retrying(retryable, parts.connection(), () -> code.create(parts, login));
  }
}
