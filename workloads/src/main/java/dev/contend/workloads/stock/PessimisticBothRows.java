package dev.contend.workloads.stock;

import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * Locks all rows that it is going to change before it decides anything: first the order's, then the
 * product's, always in this order, so that nobody waits in a circle.
 */
class PessimisticBothRows implements SqlStockStrategy {

  @Override
  public OptionalLong order(Connection db, long product) throws SQLException {
    return inTransaction(
        db,
        () -> {
          long stock = lockedStock(db, product);
          if (stock <= 0) {
            return OptionalLong.empty();
          }
          update(db, "UPDATE product SET stock = ? WHERE id = ?", stock - 1, product);
          return OptionalLong.of(
              insert(db, "INSERT INTO orders (product_id, status) VALUES (?, 'open')", product));
        });
  }

  @Override
  public boolean cancel(Connection db, long id) throws SQLException {
    return inTransaction(
        db,
        () -> {
          Order order =
              queryOne(db, Order::from, "SELECT * FROM orders WHERE id = ? FOR UPDATE", id);
          long stock = lockedStock(db, order.product());
          if (!order.isOpen()) {
            return false;
          }
          update(db, "UPDATE product SET stock = ? WHERE id = ?", stock + 1, order.product());
          update(db, "UPDATE orders SET status = 'cancelled' WHERE id = ?", id);
          return true;
        });
  }

  private static long lockedStock(Connection db, long product) throws SQLException {
    return queryLong(db, "SELECT stock FROM product WHERE id = ? FOR UPDATE", product);
  }
}
