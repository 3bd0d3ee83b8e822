package dev.contend.workloads.stock;

import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.queryOne;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.ATTEMPTS;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.workloads.sql.BusyException;
import dev.contend.workloads.sql.Transactions.Body;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalLong;

/**
 * Optimistic locking: a row is written only if its version is the one that was read; else again.
 */
class VersionColumn implements SqlStockStrategy {

  @Override
  public OptionalLong order(Connection db, long product) throws SQLException {
    return untilNotStale(db, () -> orderOnce(db, product));
  }

  @Override
  public boolean cancel(Connection db, long id) throws SQLException {
    return untilNotStale(db, () -> cancelOnce(db, id));
  }

  private static <T> T untilNotStale(Connection db, Body<T> body) throws SQLException {
    for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
      try {
        return inTransaction(db, body);
      } catch (StaleVersionException e) {
        continue;
      }
    }
    throw new BusyException();
  }

  private static OptionalLong orderOnce(Connection db, long id) throws SQLException {
    Product product = Product.read(db, id);
    if (product.stock() <= 0) {
      return OptionalLong.empty();
    }
    product.write(db, product.stock() - 1);
    return OptionalLong.of(
        insert(db, "INSERT INTO orders (product_id, status) VALUES (?, 'open')", id));
  }

  private static boolean cancelOnce(Connection db, long id) throws SQLException {
    Order order = queryOne(db, Order::from, "SELECT * FROM orders WHERE id = ?", id);
    if (!order.isOpen()) {
      return false;
    }
    int written =
        update(
            db,
            "UPDATE orders SET status = 'cancelled', version = version + 1"
                + " WHERE id = ? AND version = ?",
            id,
            order.version());
    if (written == 0) {
      throw new StaleVersionException();
    }
    Product product = Product.read(db, order.product());
    product.write(db, product.stock() + 1);
    return true;
  }

  private record Product(long id, long stock, long version) {
    static Product read(Connection db, long id) throws SQLException {
      return queryOne(db, Product::from, "SELECT * FROM product WHERE id = ?", id);
    }

    private static Product from(ResultSet row) throws SQLException {
      return new Product(row.getLong("id"), row.getLong("stock"), row.getLong("version"));
    }

    void write(Connection db, long newStock) throws SQLException {
      int written =
          update(
              db,
              "UPDATE product SET stock = ?, version = version + 1 WHERE id = ? AND version = ?",
              newStock,
              id,
              version);
      if (written == 0) {
        throw new StaleVersionException();
      }
    }
  }

  private static final class StaleVersionException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
