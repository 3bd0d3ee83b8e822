package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Sql.queryAll;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/**
 * One way to update or create a product. The connection is in autocommit at the isolation setting
 * under test.
 */
public interface UpsertStrategy {

  /** What an upsert did. */
  enum Upserted {
    CREATED,
    UPDATED,
    /** The same request was done before; nothing was written. */
    ALREADY
  }

  /** Whether its table has the constraint UNIQUE (brand, serial, manufacturer). */
  default boolean hasConstraint() {
    return false;
  }

  /**
   * Updates the product of that key, or creates it.
   *
   * @throws TooManyRequestsException if it refuses to
   */
  Upserted upsert(Parts parts, Request request) throws SQLException;

  /** All products of that key: one at most, if all is well. */
  default List<Fields> read(Connection db, ProductKey key) throws SQLException {
    return queryAll(
        db,
        Fields::from,
        "SELECT price, weight FROM product"
            + " WHERE brand = ? AND serial = ? AND manufacturer = ? ORDER BY id",
        key.brand(),
        key.serial(),
        key.manufacturer());
  }
}
