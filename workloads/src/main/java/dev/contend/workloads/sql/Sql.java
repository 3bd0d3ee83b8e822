package dev.contend.workloads.sql;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

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

  /**
   * The row that a query finds, if it finds one; the first, if it finds several.
   *
   * @throws SQLException if the query fails
   */
  public static <T> Optional<T> find(Connection db, Row<T> row, String query, Object... parameters)
      throws SQLException {
    try (PreparedStatement statement = prepare(db.prepareStatement(query), parameters);
        ResultSet result = statement.executeQuery()) {
      return result.next() ? Optional.of(row.from(result)) : Optional.empty();
    }
  }

  /** All rows that a query finds, in its order. */
  public static <T> List<T> queryAll(Connection db, Row<T> row, String query, Object... parameters)
      throws SQLException {
    List<T> rows = new ArrayList<>();
    try (PreparedStatement statement = prepare(db.prepareStatement(query), parameters);
        ResultSet result = statement.executeQuery()) {
      while (result.next()) {
        rows.add(row.from(result));
      }
    }
    return rows;
  }

  /** Whether a query finds a row. */
  public static boolean exists(Connection db, String query, Object... parameters)
      throws SQLException {
    return find(db, row -> true, query, parameters).isPresent();
  }

  /** Runs a statement as it stands, such as DDL. */
  public static void execute(Connection db, String sql) throws SQLException {
    try (Statement statement = db.createStatement()) {
      statement.execute(sql);
    }
  }

  /**
   * Whether a unique constraint refused a row: SQLSTATE 23505 of PostgreSQL and H2, error 1062 of
   * MariaDB and MySQL.
   */
  public static boolean isDuplicateKey(SQLException e) {
    return "23505".equals(e.getSQLState()) || e.getErrorCode() == 1062;
  }

  /**
   * Whether a CHECK constraint refused a row: SQLSTATE 23514 of PostgreSQL, 23513 of H2, error 4025
   * of MariaDB.
   */
  public static boolean isCheckViolation(SQLException e) {
    return List.of("23514", "23513").contains(String.valueOf(e.getSQLState()))
        || e.getErrorCode() == 4025;
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

  /**
   * Inserts a row if the statement finds that it may; gives the {@code id} that the database made
   * for it, or empty if the count of rows says that there is none.
   */
  public static OptionalLong insertIfAny(Connection db, String statement, Object... parameters)
      throws SQLException {
    try (PreparedStatement prepared =
        prepare(db.prepareStatement(statement, new String[] {"id"}), parameters)) {
      if (prepared.executeUpdate() == 0) {
        return OptionalLong.empty();
      }
      try (ResultSet keys = prepared.getGeneratedKeys()) {
        keys.next();
        return OptionalLong.of(keys.getLong(1));
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
