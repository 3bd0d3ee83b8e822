package dev.contend.workloads.stock;

import static dev.contend.workloads.sql.Sql.queryLong;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * One way to order, cancel and read, in SQL alone. The connection is in autocommit at the isolation
 * setting under test.
 */
public interface SqlStockStrategy extends StockStrategy {

  /** Takes an item: the id of the new order, or empty if the product is sold out. */
  OptionalLong order(Connection db, long product) throws SQLException;

  /** Returns an order's item: true if this call cancelled it, false if it was cancelled already. */
  boolean cancel(Connection db, long order) throws SQLException;

  /** The items in stock. */
  default long read(Connection db, long product) throws SQLException {
    return queryLong(db, "SELECT stock FROM product WHERE id = ?", product);
  }

  @Override
  default OptionalLong order(Parts parts, long product) throws SQLException {
    return order(parts.connection(), product);
  }

  @Override
  default boolean cancel(Parts parts, long order) throws SQLException {
    return cancel(parts.connection(), order);
  }

  @Override
  default long read(Parts parts, long product) throws SQLException {
    return read(parts.connection(), product);
  }
}
