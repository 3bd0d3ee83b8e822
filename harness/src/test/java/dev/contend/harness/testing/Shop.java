package dev.contend.harness.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** An application's code on plain JDBC: nothing in here knows that it is tested. */
final class Shop {
  private Shop() {}

  /** All items are sold. */
  static final class SoldOutException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  static void createTables(Connection db) throws SQLException {
    try (Statement statement = db.createStatement()) {
      statement.execute("CREATE TABLE product (id INT PRIMARY KEY, stock INT NOT NULL)");
      statement.execute("CREATE TABLE orders (id SERIAL PRIMARY KEY, status VARCHAR(9) NOT NULL)");
      statement.execute("INSERT INTO product VALUES (1, 1)");
    }
  }

  /** Takes an item; returns the order's id. */
  static long order(Connection db) throws SQLException {
    db.setAutoCommit(false);
    if (execute(db, "UPDATE product SET stock = stock - 1 WHERE id = 1 AND stock > 0") == 0) {
      db.rollback();
      throw new IllegalStateException("no order", new SoldOutException());
    }
    try (PreparedStatement insert =
        db.prepareStatement(
            "INSERT INTO orders (status) VALUES ('open')", Statement.RETURN_GENERATED_KEYS)) {
      insert.executeUpdate();
      try (ResultSet key = insert.getGeneratedKeys()) {
        key.next();
        long id = key.getLong(1);
        db.commit();
        db.setAutoCommit(true);
        return id;
      }
    }
  }

  /** Checks, then writes: what two at a time can both do. */
  static boolean cancel(Connection db, long order) throws SQLException {
    if (!status(db, order).equals("open")) {
      return false;
    }
    execute(db, "UPDATE product SET stock = stock + 1 WHERE id = 1");
    execute(db, "UPDATE orders SET status = 'gone' WHERE id = " + order);
    return true;
  }

  /** Writes, and looks whether it did. */
  static boolean cancelOnce(Connection db, long order) throws SQLException {
    db.setAutoCommit(false);
    boolean mine =
        execute(db, "UPDATE orders SET status = 'gone' WHERE status = 'open' AND id = " + order)
            == 1;
    if (mine) {
      execute(db, "UPDATE product SET stock = stock + 1 WHERE id = 1");
    }
    db.commit();
    db.setAutoCommit(true);
    return mine;
  }

  static int stock(Connection db) throws SQLException {
    try (Statement select = db.createStatement();
        ResultSet row = select.executeQuery("SELECT stock FROM product WHERE id = 1")) {
      row.next();
      return row.getInt("stock");
    }
  }

  private static String status(Connection db, long order) throws SQLException {
    try (PreparedStatement select = db.prepareStatement("SELECT status FROM orders WHERE id = ?")) {
      select.setLong(1, order);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return row.getString("status");
      }
    }
  }

  static int execute(Connection db, String sql) throws SQLException {
    try (Statement statement = db.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }
}
