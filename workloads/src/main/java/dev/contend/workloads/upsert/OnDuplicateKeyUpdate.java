package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * MariaDB's upsert, one statement. Its row count is 1 for an insert and 2 for an update, but by the
 * driver's default also 1 for an update that changes nothing; the version, which every update
 * changes, makes the count honest.
 */
class OnDuplicateKeyUpdate implements UpsertStrategy {

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
          int count =
              update(
                  db,
                  "INSERT INTO product (brand, serial, manufacturer, price, weight)"
                      + " VALUES (?, ?, ?, ?, ?)"
                      + " ON DUPLICATE KEY UPDATE"
                      + " price = COALESCE(VALUES(price), price),"
                      + " weight = COALESCE(VALUES(weight), weight),"
                      + " version = version + 1",
                  request.key().brand(),
                  request.key().serial(),
                  request.key().manufacturer(),
                  request.fields().price(),
                  request.fields().weight());
          return count == 1 ? Upserted.CREATED : Upserted.UPDATED;
        });
  }
}
