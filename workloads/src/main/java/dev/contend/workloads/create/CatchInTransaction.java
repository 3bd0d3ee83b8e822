package dev.contend.workloads.create;

import static dev.contend.workloads.sql.Sql.isDuplicateKey;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * The account's code, each request in one transaction; an error of the constraint is caught around
 * it, as a framework's exception handler does, when the transaction has been rolled back.
 */
class CatchInTransaction implements CreateStrategy {
  private final CreateStrategy code = new ValidateThenInsert();

  @Override
  public OptionalLong create(Parts parts, String login) throws SQLException {
    try {
      return inTransaction(parts.connection(), () -> code.create(parts, login));
    } catch (SQLException e) {
      if (isDuplicateKey(e)) {
        return OptionalLong.empty();
      }
      throw e;
    }
  }
}
