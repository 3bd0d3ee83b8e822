package dev.contend.harness.testing;

import dev.contend.harness.explore.judge.Generated;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;

/** Where a test begins: import its methods statically. */
public final class Contend {
  private Contend() {}

  /**
   * Begins to describe what is to be explored.
   *
   * @param database with the tables
   * @param isolation of the sessions, unless their code sets another
   */
  public static Race<Void, Void> explore(TestDatabase database, Isolation isolation) {
    return new Race<>(database, isolation);
  }

  /**
   * Marks a value in an answer or in the observed state as one that the database or the clock made
   * up: an id, a time. Only its identity is compared then, not the value, since the same race won
   * in another order gives other ids. It is found in answers and states, and in lists, sets, maps
   * and optionals there; for values inside objects see {@link Race#comparing}.
   *
   * @param column what it is a value of: the ids of orders are another column than those of
   *     payments, and the id of an order is the same wherever it is marked with the same name
   * @param value null stays null
   */
  public static Generated generated(String column, Object value) {
    return new Generated(column, value);
  }

  /**
   * What a query returns, as a state that can be compared: rows without order, each a map from
   * column to value. Of rows that are equal there is one, with their number under {@code (rows)}.
   *
   * @param query that is run on {@code db}
   * @param generatedColumns labels of those whose values the database made up; give a column that
   *     refers to another the same label, with {@code AS}
   * @throws SQLException what the database answered
   */
  public static Set<Map<String, Object>> rows(
      Connection db, String query, String... generatedColumns) throws SQLException {
    return Rows.read(db, query, Set.of(generatedColumns));
  }
}
