package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The SQL standard's upsert: it looks for the row, and then inserts or updates. Which of the two it
 * was, the row's version tells.
 */
class Merge implements UpsertStrategy {
  private static final String MERGE =
      "MERGE INTO product USING (VALUES (CAST(? AS VARCHAR), CAST(? AS VARCHAR),"
          + " CAST(? AS VARCHAR), CAST(? AS BIGINT), CAST(? AS BIGINT)))"
          + " AS wanted (brand, serial, manufacturer, price, weight)"
          + " ON product.brand = wanted.brand AND product.serial = wanted.serial"
          + " AND product.manufacturer = wanted.manufacturer"
          + " WHEN MATCHED THEN UPDATE"
          + " SET price = COALESCE(wanted.price, product.price),"
          + " weight = COALESCE(wanted.weight, product.weight),"
          + " version = product.version + 1"
          + " WHEN NOT MATCHED THEN INSERT (brand, serial, manufacturer, price, weight)"
          + " VALUES (wanted.brand, wanted.serial, wanted.manufacturer,"
          + " wanted.price, wanted.weight)";

  private final String statement;

  private Merge(String statement) {
    this.statement = statement;
  }

  static Merge ofPostgres() {
    return new Merge(MERGE + " RETURNING product.version");
  }

  static Merge ofH2() {
    return new Merge("SELECT version FROM FINAL TABLE (" + MERGE + ")");
  }

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
                row -> row.getLong("version") == 0 ? Upserted.CREATED : Upserted.UPDATED,
                statement,
                request.key().brand(),
                request.key().serial(),
                request.key().manufacturer(),
                request.fields().price(),
                request.fields().weight()));
  }
}
