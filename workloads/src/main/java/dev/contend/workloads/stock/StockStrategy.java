package dev.contend.workloads.stock;

import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * One way to order, cancel and read, with whatever it needs beside the database. Where a connection
 * is all that it needs, it is a {@link SqlStockStrategy}.
 */
public interface StockStrategy {

  /** Takes an item: the id of the new order, or empty if the product is sold out. */
  OptionalLong order(Parts parts, long product) throws SQLException;

  /** Returns an order's item: true if this call cancelled it, false if it was cancelled already. */
  boolean cancel(Parts parts, long order) throws SQLException;

  /** The items in stock. */
  long read(Parts parts, long product) throws SQLException;

  /** Adds to the tables what it needs: a column, a constraint. They have no rows yet. */
  default void addToTables(Connection db) throws SQLException {}

  /** What the application does when it starts, with products and orders there. */
  default void start(Parts parts) throws SQLException {}
}
