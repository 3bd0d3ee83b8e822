package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Sql.isDuplicateKey;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.ATTEMPTS;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import dev.contend.workloads.sql.BusyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Optimistic locking: a product is saved only if its version is the one that was read, and created
 * only if the constraint allows it; else all is done again.
 */
class VersionColumn implements UpsertStrategy {

  @Override
  public boolean hasConstraint() {
    return true;
  }

  @Override
  public Upserted upsert(Parts parts, Request request) throws SQLException {
    Connection db = parts.connection();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        Optional<Upserted> done = inTransaction(db, () -> attempt(db, request));
        if (done.isPresent()) {
          return done.get();
        }
      } catch (SQLException e) {
        if (!isDuplicateKey(e)) {
          throw e;
        }
      }
    }
    throw new BusyException();
  }

  private static Optional<Upserted> attempt(Connection db, Request request) throws SQLException {
    Optional<Product> found = Product.get(db, request.key());
    if (found.isEmpty()) {
      Product.create(db, request.key(), request.fields());
      return Optional.of(Upserted.CREATED);
    }
    Product product = found.get().with(request.fields());
    int saved =
        update(
            db,
            "UPDATE product SET price = ?, weight = ?, version = version + 1"
                + " WHERE id = ? AND version = ?",
            product.fields().price(),
            product.fields().weight(),
            product.id(),
            product.version());
    return saved == 0 ? Optional.empty() : Optional.of(Upserted.UPDATED);
  }
}
