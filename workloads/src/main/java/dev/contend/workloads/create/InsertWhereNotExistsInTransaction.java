package dev.contend.workloads.create;

import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * The one statement that looks and inserts, in a request that is one transaction: what it has
 * inserted is seen by others when the request ends.
 */
class InsertWhereNotExistsInTransaction implements WithoutConstraint {
  private final CreateStrategy code = new InsertWhereNotExists();

  @Override
  public OptionalLong create(Parts parts, String login) throws SQLException {
    return inTransaction(parts.connection(), () -> code.create(parts, login));
  }
}
