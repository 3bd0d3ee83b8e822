package dev.contend.workloads.stock;

import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.queryAll;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import dev.contend.harness.parts.CounterStore;
import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.OptionalLong;

/**
 * The stock is kept in Redis, where taking the last item is one step, and what was taken is written
 * back. If that fails, the item is put back.
 */
class RedisStock implements StockStrategy {
  private record Stock(String key, long items) {}

  @Override
  public void start(Parts parts) throws SQLException {
    List<Stock> products =
        queryAll(
            parts.connection(),
            row -> new Stock(key(row.getLong("id")), row.getLong("stock")),
            "SELECT id, stock FROM product");
    products.forEach(product -> parts.counters().set(product.key(), product.items()));
  }

  private static String key(long product) {
    return "stock:" + product;
  }

  @Override
  public OptionalLong order(Parts parts, long product) throws SQLException {
    Connection db = parts.connection();
    CounterStore counters = parts.counters();
    if (counters.take(key(product)).isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      return inTransaction(
          db,
          () -> {
            update(db, "UPDATE product SET stock = stock - 1 WHERE id = ?", product);
            return OptionalLong.of(
                insert(db, "INSERT INTO orders (product_id, status) VALUES (?, 'open')", product));
          });
    } catch (SQLException e) {
      counters.add(key(product), 1);
      throw e;
    }
  }

  @Override
  public boolean cancel(Parts parts, long id) throws SQLException {
    Connection db = parts.connection();
    long product = Order.productOf(db, id);
    boolean won =
        inTransaction(
            db,
            () -> {
              int cancelled =
                  update(
                      db,
                      "UPDATE orders SET status = 'cancelled' WHERE id = ? AND status = 'open'",
                      id);
              if (cancelled == 1) {
                update(db, "UPDATE product SET stock = stock + 1 WHERE id = ?", product);
              }
              return cancelled == 1;
            });
    if (won) {
      parts.counters().add(key(product), 1);
    }
    return won;
  }

  @Override
  public long read(Parts parts, long product) {
    return parts.counters().get(key(product)).orElseThrow();
  }
}
