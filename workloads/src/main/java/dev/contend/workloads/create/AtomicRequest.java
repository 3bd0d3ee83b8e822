package dev.contend.workloads.create;

import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The account's code as it stands, each request in one transaction. */
class AtomicRequest implements CreateStrategy {
  private final CreateStrategy code = new ValidateThenInsert();

  @Override
  public OptionalLong create(Parts parts, String login) throws SQLException {
    return inTransaction(parts.connection(), () -> code.create(parts, login));
  }
}
