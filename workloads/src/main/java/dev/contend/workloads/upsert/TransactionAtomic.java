package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.SQLException;

/** The account's solution: its first attempt, in one transaction. Still no constraint. */
class TransactionAtomic implements UpsertStrategy {
  private final UpsertStrategy code = new CheckThenAct();

  @Override
  public Upserted upsert(Parts parts, Request request) throws SQLException {
    return inTransaction(parts.connection(), () -> code.upsert(parts, request));
  }
}
