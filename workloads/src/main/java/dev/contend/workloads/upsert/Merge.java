package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;

/** The SQL standard's upsert; it looks for the row first, and then inserts or updates. */
class Merge implements UpsertStrategy {

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
                row -> row.getString(1).equals("INSERT") ? Upserted.CREATED : Upserted.UPDATED,
                "MERGE INTO product USING (VALUES (CAST(? AS VARCHAR), CAST(? AS VARCHAR),"
                    + " CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS BIGINT)))"
                    + " AS wanted (brand, serial, manufacturer, price, weight)"
                    + " ON product.brand = wanted.brand AND product.serial = wanted.serial"
                    + " AND product.manufacturer = wanted.manufacturer"
                    + " WHEN MATCHED THEN UPDATE"
                    + " SET price = COALESCE(wanted.price, product.price),"
                    + " weight = COALESCE(wanted.weight, product.weight)"
                    + " WHEN NOT MATCHED THEN INSERT (brand, serial, manufacturer, price, weight)"
                    + " VALUES (wanted.brand, wanted.serial, wanted.manufacturer,"
                    + " wanted.price, wanted.weight)"
                    + " RETURNING merge_action()",
                request.key().brand(),
                request.key().serial(),
                request.key().manufacturer(),
                request.fields().price(),
                request.fields().weight()));
  }
}
