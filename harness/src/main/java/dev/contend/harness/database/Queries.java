package dev.contend.harness.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Small questions to a control connection, and statements without an answer. */
final class Queries {
  private Queries() {}

  /** The rows, each as the texts of its columns. */
  static List<List<String>> rows(Connection control, String query) throws SQLException {
    List<List<String>> rows = new ArrayList<>();
    try (Statement statement = control.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      int columns = result.getMetaData().getColumnCount();
      while (result.next()) {
        List<String> row = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          row.add(result.getString(column));
        }
        rows.add(row);
      }
    }
    return rows;
  }

  /** The first column of all rows. */
  static List<String> column(Connection control, String query) throws SQLException {
    return rows(control, query).stream().map(row -> row.get(0)).toList();
  }

  /** What belongs to each: the numbers in the second column by those in the first. */
  static Map<Long, Set<Long>> grouped(ResultSet result) throws SQLException {
    Map<Long, Set<Long>> grouped = new HashMap<>();
    while (result.next()) {
      grouped.computeIfAbsent(result.getLong(1), unused -> new HashSet<>()).add(result.getLong(2));
    }
    return grouped;
  }

  static void run(Connection control, List<String> statements) throws SQLException {
    try (Statement statement = control.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /**
   * As {@link StateReset#tables} wants it.
   *
   * @param ties of two tables each
   */
  static Map<String, Set<String>> tied(List<String> tables, List<List<String>> ties) {
    Map<String, Set<String>> tied = new TreeMap<>();
    tables.forEach(table -> tied.put(lower(table), new TreeSet<>()));
    for (List<String> tie : ties) {
      String child = lower(tie.get(0));
      String parent = lower(tie.get(1));
      tied.computeIfAbsent(child, unused -> new TreeSet<>()).add(parent);
      tied.computeIfAbsent(parent, unused -> new TreeSet<>()).add(child);
    }
    return tied;
  }

  private static String lower(String table) {
    return table.toLowerCase(Locale.ROOT);
  }
}
