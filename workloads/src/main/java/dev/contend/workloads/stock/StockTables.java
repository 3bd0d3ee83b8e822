package dev.contend.workloads.stock;

import static dev.contend.workloads.sql.Sql.insert;
import static dev.contend.workloads.sql.Sql.queryLong;
import static dev.contend.workloads.sql.Sql.update;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.stock.StockCall;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** The tables of stock, and what is observed of them. */
final class StockTables {
  private StockTables() {}

  /**
   * Creates them.
   *
   * @param identityColumn how the engine declares a primary key that it generates
   */
  static void create(Connection db, String identityColumn) throws SQLException {
    try (Statement statement = db.createStatement()) {
      statement.execute(
          "CREATE TABLE product (id BIGINT PRIMARY KEY,"
              + " stock INT NOT NULL CHECK (stock >= 0),"
              + " version BIGINT DEFAULT 0 NOT NULL)");
      statement.execute(
          "CREATE TABLE orders (id "
              + identityColumn
              + ", product_id BIGINT NOT NULL REFERENCES product (id),"
              + " status VARCHAR(10) NOT NULL,"
              + " version BIGINT DEFAULT 0 NOT NULL)");
    }
  }

  static void insertProduct(Connection db, long id, long stock) throws SQLException {
    update(db, "INSERT INTO product (id, stock) VALUES (?, ?)", id, stock);
  }

  /** Gives the id of an open order. */
  static long insertOrder(Connection db, long product) throws SQLException {
    return insert(db, "INSERT INTO orders (product_id, status) VALUES (?, 'open')", product);
  }

  /**
   * Observes a product: its stock and its open orders.
   *
   * @param f {@link StockCall#INITIAL} or {@link StockCall#FINAL}
   */
  static Call observation(Keyword f, long product) {
    return new Call(
        f,
        tuple(product, null),
        Map.of(),
        parts -> new Answer.Done(tuple(product, state(parts.connection(), product))));
  }

  private static Object state(Connection db, long product) throws SQLException {
    long stock = queryLong(db, "SELECT stock FROM product WHERE id = ?", product);
    TreeSet<Long> open = new TreeSet<>();
    try (PreparedStatement statement =
        db.prepareStatement("SELECT id FROM orders WHERE product_id = ? AND status = 'open'")) {
      statement.setLong(1, product);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          open.add(row.getLong(1));
        }
      }
    }
    return Map.of(StockCall.STOCK, stock, StockCall.OPEN, open);
  }

  static List<Object> tuple(Object... values) {
    return Arrays.asList(values);
  }
}
