package dev.contend.workloads.getorcreate;

import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;

/** The savepoint before the first get, in a request that has read something else before. */
class SavepointBeforeReadAfterARead implements GetOrCreateStrategy {

  @Override
  public Tag getOrCreate(Connection db, String name) throws SQLException {
    return inTransaction(
        db,
        () -> {
          Visitor.read(db);
          return SavepointBeforeRead.getOrCreateBehindSavepoint(db, name);
        });
  }
}
