package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Sql.isDuplicateKey;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The client gives each request an id, and a table refuses an id that it has. The same request is
 * done once, however often it is sent; two requests are two.
 */
class IdempotencyKey implements UpsertStrategy {
  private final UpsertStrategy code = new CheckThenAct();

  @Override
  public Upserted upsert(Parts parts, Request request) throws SQLException {
    Connection db = parts.connection();
    try {
      return inTransaction(
          db,
          () -> {
            update(db, "INSERT INTO request (id) VALUES (?)", request.id());
            return code.upsert(parts, request);
          });
    } catch (SQLException e) {
      if (isDuplicateKey(e)) {
        return Upserted.ALREADY;
      }
      throw e;
    }
  }
}
