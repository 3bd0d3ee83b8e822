package dev.contend.workloads.listappend;

import static dev.contend.workloads.sql.Sql.execute;
import static dev.contend.workloads.sql.Sql.queryAll;

import dev.contend.checkers.edn.Keyword;
import dev.contend.workloads.transactions.Rows;
import dev.contend.workloads.transactions.Store;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Lists, each the text of a row.
 *
 * @param text the type of a column for long texts
 */
record ListStore(ListStrategy strategy, String text) implements Store {
  private static final Keyword APPEND = new Keyword("append");
  private static final int APPENDS_TO_A_LIST = 16;

  @Override
  public Keyword write() {
    return APPEND;
  }

  @Override
  public int writesToAKey() {
    return APPENDS_TO_A_LIST;
  }

  @Override
  public List<Long> nothing() {
    return List.of();
  }

  @Override
  public void create(Connection db, int rows) throws SQLException {
    execute(
        db,
        "CREATE TABLE lists (id BIGINT PRIMARY KEY, code BIGINT NOT NULL, elements "
            + text
            + " NOT NULL)");
    if (strategy.hasRows()) {
      Rows.insert(db, "INSERT INTO lists (id, code, elements) VALUES", "(%1$d, %1$d, '')", rows);
    }
  }

  @Override
  public List<Long> read(Connection db, long key) throws SQLException {
    return elements(strategy.read(db, key));
  }

  @Override
  public void write(Connection db, long key, long value) throws SQLException {
    strategy.append(db, key, value);
  }

  @Override
  public Map<Long, Object> readAll(Connection db) throws SQLException {
    record Line(long id, String elements) {}
    Map<Long, Object> all = new TreeMap<>();
    for (Line line :
        queryAll(
            db,
            row -> new Line(row.getLong("id"), row.getString("elements")),
            "SELECT id, elements FROM lists")) {
      all.put(line.id(), elements(line.elements()));
    }
    return all;
  }

  /** The elements of a text: of {@code ,17,4} they are 17 and 4. */
  static List<Long> elements(String text) {
    List<Long> elements = new ArrayList<>();
    int start = 1;
    while (start < text.length()) {
      int comma = text.indexOf(',', start);
      int end = comma < 0 ? text.length() : comma;
      elements.add(Long.parseLong(text, start, end, 10));
      start = end + 1;
    }
    return elements;
  }
}
