package dev.contend.harness.testing;

import dev.contend.harness.explore.judge.Generated;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Rows of a query in a form whose {@code equals} does what one expects. */
final class Rows {
  /** Under which a row has its number of equals; no column is called so without quotes. */
  private static final String NUMBER = "(rows)";

  private Rows() {}

  static Set<Map<String, Object>> read(Connection db, String query, Set<String> generated)
      throws SQLException {
    Map<Map<String, Object>, Integer> counts = new LinkedHashMap<>();
    try (Statement statement = db.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      while (rows.next()) {
        counts.merge(row(rows, generated), 1, Integer::sum);
      }
    }
    Set<Map<String, Object>> read = new LinkedHashSet<>();
    counts.forEach(
        (row, count) -> {
          if (count > 1) {
            row.put(NUMBER, count);
          }
          read.add(Collections.unmodifiableMap(row));
        });
    return read;
  }

  private static Map<String, Object> row(ResultSet rows, Set<String> generated)
      throws SQLException {
    ResultSetMetaData meta = rows.getMetaData();
    Map<String, Object> row = new LinkedHashMap<>();
    for (int i = 1; i <= meta.getColumnCount(); i++) {
      String label = meta.getColumnLabel(i);
      Object value = rows.getObject(i);
      row.put(label, generated.contains(label) ? new Generated(label, value) : value);
    }
    return row;
  }
}
