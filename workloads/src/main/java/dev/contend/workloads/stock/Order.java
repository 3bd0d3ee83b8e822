package dev.contend.workloads.stock;

import static dev.contend.workloads.sql.Sql.queryLong;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;

/** A row of {@code orders} as an application reads it. */
record Order(long product, String status, long version) {
  static final String OPEN = "open";
  static final String CANCELLED = "cancelled";

  static Order from(ResultSet row) throws SQLException {
    return new Order(row.getLong("product_id"), row.getString("status"), row.getLong("version"));
  }

  /** Whose product never changes. */
  static long productOf(Connection db, long id) throws SQLException {
    return queryLong(db, "SELECT product_id FROM orders WHERE id = ?", id);
  }

  boolean isOpen() {
    return status.equals(OPEN);
  }
}
