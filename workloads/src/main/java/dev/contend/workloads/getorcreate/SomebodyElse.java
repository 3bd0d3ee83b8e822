package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Who asks for the tag beside the code that is explored, in a transaction of as few steps as can
 * be. It reads nothing before its insert, so no snapshot of its own gets in its way.
 */
final class SomebodyElse implements GetOrCreateStrategy {
  private final GetOrCreateStrategy code = new CreateOrFindBy();

  @Override
  public Tag getOrCreate(Connection db, String name) throws SQLException {
    return inTransaction(db, () -> code.getOrCreate(db, name));
  }
}
