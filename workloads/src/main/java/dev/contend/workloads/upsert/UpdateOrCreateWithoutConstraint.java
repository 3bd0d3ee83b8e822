package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What Django's update_or_create sends: it locks the row, if there is one. On a table without the
 * constraint nothing refuses a second row.
 */
class UpdateOrCreateWithoutConstraint implements UpsertStrategy {

  @Override
  public Upserted upsert(Parts parts, Request request) throws SQLException {
    Connection db = parts.connection();
    return inTransaction(
        db,
        () -> {
          Optional<Product> product = Product.getForUpdate(db, request.key());
          if (product.isPresent()) {
            product.get().with(request.fields()).save(db);
            return Upserted.UPDATED;
          }
          Product.create(db, request.key(), request.fields());
          return Upserted.CREATED;
        });
  }
}
