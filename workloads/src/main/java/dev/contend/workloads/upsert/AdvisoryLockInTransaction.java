package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * PostgreSQL's advisory lock that nobody has to give back, since the transaction's end does. No
 * constraint.
 */
class AdvisoryLockInTransaction implements UpsertStrategy {
  private final UpsertStrategy code = new CheckThenAct();

  @Override
  public Upserted upsert(Parts parts, Request request) throws SQLException {
    Connection db = parts.connection();
    return inTransaction(
        db,
        () -> {
          queryLong(
              db, "SELECT 1 FROM pg_advisory_xact_lock(hashtext(?))", request.key().toString());
          return code.upsert(parts, request);
        });
  }
}
