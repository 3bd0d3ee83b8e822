package dev.contend.workloads.stock;

import static dev.contend.workloads.sql.Sql.queryLong;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * One way to order, cancel and read. The connection is in autocommit at the isolation setting under
 * test.
 */
public interface StockStrategy {

  /** Takes an item: the id of the new order, or empty if the product is sold out. */
  OptionalLong order(Connection db, long product) throws SQLException;

  /** Returns an order's item: true if this call cancelled it, false if it was cancelled already. */
  boolean cancel(Connection db, long order) throws SQLException;

  /** The items in stock. */
  default long read(Connection db, long product) throws SQLException {
    return queryLong(db, "SELECT stock FROM product WHERE id = ?", product);
  }
}
