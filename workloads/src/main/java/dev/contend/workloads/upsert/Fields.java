package dev.contend.workloads.upsert;

import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What a product has beside its key, or what of it is to be changed.
 *
 * @param price null if there is none, or if it stays
 * @param weight null if there is none, or if it stays
 */
record Fields(Long price, Long weight) {

  static Fields from(ResultSet row) throws SQLException {
    return new Fields(number(row, "price"), number(row, "weight"));
  }

  private static Long number(ResultSet row, String column) throws SQLException {
    long number = row.getLong(column);
    return row.wasNull() ? null : number;
  }

  /** These, changed as the other says. */
  Fields with(Fields other) {
    return new Fields(
        other.price == null ? price : other.price, other.weight == null ? weight : other.weight);
  }
}
