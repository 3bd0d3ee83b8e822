package dev.contend.workloads.stock;

import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.update;
import static dev.contend.workloads.sql.Transactions.inTransaction;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.OptionalLong;

/** Compare-and-set: the condition stands in the UPDATE, and its row count says who won. */
class ConditionalUpdate implements SqlStockStrategy {

  @Override
  public OptionalLong order(Connection db, long product) throws SQLException {
    return inTransaction(
        db,
        () -> {
          int taken =
              update(
                  db, "UPDATE product SET stock = stock - 1 WHERE id = ? AND stock > 0", product);
          if (taken == 0) {
            return OptionalLong.empty();
          }
          return OptionalLong.of(
              insert(db, "INSERT INTO orders (product_id, status) VALUES (?, 'open')", product));
        });
  }

  @Override
  public boolean cancel(Connection db, long id) throws SQLException {
    return inTransaction(
        db,
        () -> {
          int won =
              update(
                  db,
                  "UPDATE orders SET status = 'cancelled' WHERE id = ? AND status = 'open'",
                  id);
          if (won == 0) {
            return false;
          }
          update(
              db,
              "UPDATE product SET stock = stock + 1"
                  + " WHERE id = (SELECT product_id FROM orders WHERE id = ?)",
              id);
          return true;
        });
  }
}
