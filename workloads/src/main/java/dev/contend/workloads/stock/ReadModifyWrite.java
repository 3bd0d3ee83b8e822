package dev.contend.workloads.stock;

import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Sql.update;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** The application computes the new stock from the one that it read, and writes it. */
class ReadModifyWrite implements SqlStockStrategy {

  @Override
  public OptionalLong order(Connection db, long product) throws SQLException {
    long stock = queryLong(db, "SELECT stock FROM product WHERE id = ?", product);
    if (stock <= 0) {
      return OptionalLong.empty();
    }
    update(db, "UPDATE product SET stock = ? WHERE id = ?", stock - 1, product);
    return OptionalLong.of(
        insert(db, "INSERT INTO orders (product_id, status) VALUES (?, 'open')", product));
  }

  @Override
  public boolean cancel(Connection db, long id) throws SQLException {
    Order order = queryOne(db, Order::from, "SELECT * FROM orders WHERE id = ?", id);
    if (!order.isOpen()) {
      return false;
    }
    long stock = queryLong(db, "SELECT stock FROM product WHERE id = ?", order.product());
    update(db, "UPDATE product SET stock = ? WHERE id = ?", stock + 1, order.product());
    update(db, "UPDATE orders SET status = 'cancelled' WHERE id = ?", id);
    return true;
  }
}
