package dev.contend.workloads.transactions;

import static dev.contend.workloads.sql.Sql.execute;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The rows that are there before a race. */
public final class Rows {
  private static final int OF_A_STATEMENT = 2_000;

  private Rows() {}

  /**
   * Inserts a row for each key, many in one statement.
   *
   * @param into the statement up to {@code VALUES}
   * @param row a row as SQL has it; {@code %1$d} in it is its key
   * @param rows how many; their keys count from 0
   */
  public static void insert(Connection db, String into, String row, int rows) throws SQLException {
    for (int first = 0; first < rows; first += OF_A_STATEMENT) {
      execute(
          db,
          into
              + IntStream.range(first, Math.min(rows, first + OF_A_STATEMENT))
                  .mapToObj(row::formatted)
                  .collect(Collectors.joining(", ", " ", "")));
    }
  }
}
