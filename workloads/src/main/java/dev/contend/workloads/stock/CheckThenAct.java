package dev.contend.workloads.stock;

import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Sql.update;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * The account's own code: look, then write, each statement by itself. The stock is changed in SQL,
 * but whether to change it was decided on a copy.
 */
class CheckThenAct implements SqlStockStrategy {

  @Override
  public OptionalLong order(Connection db, long product) throws SQLException {
    long stock = queryLong(db, "SELECT stock FROM product WHERE id = ?", product);
    if (stock <= 0) {
      return OptionalLong.empty();
    }
    update(db, "UPDATE product SET stock = stock - 1 WHERE id = ?", product);
    return OptionalLong.of(
        insert(db, "INSERT INTO orders (product_id, status) VALUES (?, 'open')", product));
  }

  @Override
  public boolean cancel(Connection db, long id) throws SQLException {
    Order order = queryOne(db, Order::from, "SELECT * FROM orders WHERE id = ?", id);
    if (!order.isOpen()) {
      return false;
    }
    update(db, "UPDATE product SET stock = stock + 1 WHERE id = ?", order.product());
    update(db, "UPDATE orders SET status = 'cancelled' WHERE id = ?", id);
    return true;
  }
}
