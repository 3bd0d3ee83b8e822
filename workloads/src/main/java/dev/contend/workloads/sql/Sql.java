package dev.contend.workloads.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** One call for one statement. Parameters are bound, never spliced. */
public final class Sql {
  private Sql() {}

  /** Makes a value from the row at which a result stands. */
  @FunctionalInterface
  public interface Row<T> {
    T from(ResultSet row) throws SQLException;
  }

  /**
   * The one row that a query finds.
   *
   * @throws SQLException if there is none, or the query fails
   */
  public static <T> T queryOne(Connection db, Row<T> row, String query, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(db.prepareStatement(query), parameters);
        ResultSet result = statement.executeQuery()) {
      if (!result.next()) {
        throw new SQLException("no row for: " + query);
      }
      return row.from(result);
    }
  }

  /** The one number that a query finds. */
  public static long queryLong(Connection db, String query, Object... parameters)
      throws SQLException {
    return queryOne(db, row -> row.getLong(1), query, parameters);
  }

  /** Changes rows; gives how many. */
  public static int update(Connection db, String statement, Object... parameters)
      throws SQLException {
    try (PreparedStatement prepared = prepare(db.prepareStatement(statement), parameters)) {
      return prepared.executeUpdate();
    }
  }

  /** Inserts a row; gives the {@code id} that the database made for it. */
  public static long insert(Connection db, String statement, Object... parameters)
      throws SQLException {
    try (PreparedStatement prepared =
        prepare(db.prepareStatement(statement, new String[] {"id"}), parameters)) {
      prepared.executeUpdate();
      try (ResultSet keys = prepared.getGeneratedKeys()) {
        keys.next();
        return keys.getLong(1);
      }
    }
  }

  private static PreparedStatement prepare(PreparedStatement statement, Object... parameters)
      throws SQLException {
    for (int i = 0; i < parameters.length; i++) {
      statement.setObject(i + 1, parameters[i]);
    }
    return statement;
  }
}
