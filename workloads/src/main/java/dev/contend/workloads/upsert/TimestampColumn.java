package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Sql.isDuplicateKey;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.ATTEMPTS;

import dev.contend.harness.parts.Parts;
import dev.contend.workloads.sql.BusyException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Optimistic locking by the time of the last change, in seconds as a DATETIME column keeps it: a
 * product is saved only if that time is the one that was read. One statement compares and writes,
 * so it needs no transaction.
 */
class TimestampColumn implements UpsertStrategy {

  @Override
  public boolean hasConstraint() {
    return true;
  }

  @Override
  public Upserted upsert(Parts parts, Request request) throws SQLException {
    Connection db = parts.connection();
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        long now = parts.clock().instant().getEpochSecond();
        Optional<Upserted> done = attempt(db, request, now);
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

  private static Optional<Upserted> attempt(Connection db, Request request, long now)
      throws SQLException {
    Optional<Product> found = Product.get(db, request.key());
    if (found.isEmpty()) {
      update(
          db,
          "INSERT INTO product (brand, serial, manufacturer, price, weight, updated_at)"
              + " VALUES (?, ?, ?, ?, ?, ?)",
          request.key().brand(),
          request.key().serial(),
          request.key().manufacturer(),
          request.fields().price(),
          request.fields().weight(),
          now);
      return Optional.of(Upserted.CREATED);
    }
    Product product = found.get().with(request.fields());
    int saved =
        update(
            db,
            "UPDATE product SET price = ?, weight = ?, updated_at = ?"
                + " WHERE id = ? AND updated_at = ?",
            product.fields().price(),
            product.fields().weight(),
            now,
            product.id(),
            product.updatedAt());
    return saved == 0 ? Optional.empty() : Optional.of(Upserted.UPDATED);
  }
}
