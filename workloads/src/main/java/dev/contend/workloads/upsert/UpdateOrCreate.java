package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Sql.isDuplicateKey;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Optional;

/**
 * Django's update_or_create with the constraint that its documentation asks for: if the insert is
 * refused, it goes back to a savepoint and gets the row that somebody else has created.
 */
class UpdateOrCreate implements UpsertStrategy {

  @Override
  public boolean hasConstraint() {
    return true;
  }

  @Override
  public Upserted upsert(Parts parts, Request request) throws SQLException {
    Connection db = parts.connection();
    return inTransaction(
        db,
        () -> {
          Optional<Product> product = Product.getForUpdate(db, request.key());
          if (product.isEmpty()) {
            Savepoint savepoint = db.setSavepoint();
            try {
              Product.create(db, request.key(), request.fields());
              return Upserted.CREATED;
            } catch (SQLException e) {
              if (!isDuplicateKey(e)) {
                throw e;
              }
              db.rollback(savepoint);
              product = Product.getForUpdate(db, request.key());
              if (product.isEmpty()) {
                throw e;
              }
            }
          }
          product.get().with(request.fields()).save(db);
          return Upserted.UPDATED;
        });
  }
}
