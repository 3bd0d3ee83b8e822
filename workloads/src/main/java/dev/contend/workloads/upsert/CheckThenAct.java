package dev.contend.workloads.upsert;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The account's first attempt: get the product, change and save it, or create it if there is none.
 * Each statement by itself.
 */
class CheckThenAct implements UpsertStrategy {

  @Override
  public Upserted upsert(Parts parts, Request request) throws SQLException {
    Connection db = parts.connection();
    Optional<Product> product = Product.get(db, request.key());
    if (product.isPresent()) {
      product.get().with(request.fields()).save(db);
      return Upserted.UPDATED;
    }
    Product.create(db, request.key(), request.fields());
    return Upserted.CREATED;
  }
}
