package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * PostgreSQL's upsert, one statement. No row count tells an insert from an update, but the row
 * does: its system column xmax is 0 unless a transaction has locked the row, as the update does.
 */
class OnConflictDoUpdate implements UpsertStrategy {

  @Override
  public boolean hasConstraint() {
    return true;
  }

  @Override
  public Upserted upsert(Parts parts, Request request) throws SQLException {
    Connection db = parts.connection();
    return inTransaction(
        db,
        () ->
            queryOne(
                db,
                row -> row.getBoolean("created") ? Upserted.CREATED : Upserted.UPDATED,
                "INSERT INTO product (brand, serial, manufacturer, price, weight)"
                    + " VALUES (?, ?, ?, ?, ?)"
                    + " ON CONFLICT (brand, serial, manufacturer) DO UPDATE"
                    + " SET price = COALESCE(EXCLUDED.price, product.price),"
                    + " weight = COALESCE(EXCLUDED.weight, product.weight)"
                    + " RETURNING (xmax = 0) AS created",
                request.key().brand(),
                request.key().serial(),
                request.key().manufacturer(),
                request.fields().price(),
                request.fields().weight()));
  }
}
