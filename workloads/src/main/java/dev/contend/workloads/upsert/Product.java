package dev.contend.workloads.upsert;

import static dev.contend.workloads.sql.Sql.find;
import static dev.contend.workloads.sql.Sql.update;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A row of {@code product} as an application with an ORM has it. */
record Product(long id, Fields fields, long version, long updatedAt) {
  private static final String GET =
      "SELECT * FROM product WHERE brand = ? AND serial = ? AND manufacturer = ? ORDER BY id";

  private static Product from(ResultSet row) throws SQLException {
    return new Product(
        row.getLong("id"), Fields.from(row), row.getLong("version"), row.getLong("updated_at"));
  }

  /** The product of that key, if there is one. */
  static Optional<Product> get(Connection db, ProductKey key) throws SQLException {
    return find(db, Product::from, GET, key.brand(), key.serial(), key.manufacturer());
  }

  /** The same, locked until the end of the transaction. */
  static Optional<Product> getForUpdate(Connection db, ProductKey key) throws SQLException {
    return find(
        db, Product::from, GET + " FOR UPDATE", key.brand(), key.serial(), key.manufacturer());
  }

  /** Inserts a new one. */
  static void create(Connection db, ProductKey key, Fields fields) throws SQLException {
    update(
        db,
        "INSERT INTO product (brand, serial, manufacturer, price, weight) VALUES (?, ?, ?, ?, ?)",
        key.brand(),
        key.serial(),
        key.manufacturer(),
        fields.price(),
        fields.weight());
  }

  /** This one, changed in memory. */
  Product with(Fields changed) {
    return new Product(id, fields.with(changed), version, updatedAt);
  }

  /** Writes all of its fields, as ORMs do. */
  void save(Connection db) throws SQLException {
    update(
        db,
        "UPDATE product SET price = ?, weight = ? WHERE id = ?",
        fields.price(),
        fields.weight(),
        id);
  }
}
