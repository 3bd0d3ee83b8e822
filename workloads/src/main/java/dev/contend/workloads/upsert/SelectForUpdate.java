package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A row that does not exist can't be locked, so this locks one that does, before it looks: the row
 * of the brand. No constraint.
 */
class SelectForUpdate implements UpsertStrategy {
  private final UpsertStrategy code = new CheckThenAct();

  @Override
  public Upserted upsert(Parts parts, Request request) throws SQLException {
    Connection db = parts.connection();
    return inTransaction(
        db,
        () -> {
          queryOne(
              db,
              brand -> brand.getString("name"),
              "SELECT name FROM brand WHERE name = ? FOR UPDATE",
              request.key().brand());
          return code.upsert(parts, request);
        });
  }
}
