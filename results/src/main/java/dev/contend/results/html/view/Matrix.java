package dev.contend.results.html.view;

import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A table of verdicts: strategies by isolation settings, for one workload, database and driver.
 *
 * @param version of the server, behind its product where the name does not say it; or empty
 * @param isolations the columns, in the order in which the run came to them
 * @param rows one for each strategy, in the same order
 */
public record Matrix(
    String workload,
    String database,
    String driver,
    String version,
    List<String> isolations,
    List<Row> rows) {

  /**
   * A strategy.
   *
   * @param cells one for each column; empty where the run has no such cell
   */
  public record Row(String strategy, List<Optional<Cell>> cells) {}

  /**
   * A verdict in the table.
   *
   * @param link to its page
   * @param note what to say of its grade; empty if it came out as graded
   * @param anomalies the first few kinds, those that the grade names before others
   * @param more how many other kinds there are
   * @param amount how much was done: operations a second, or schedules
   * @param share of the fastest cell's throughput in this table, in percent; null for schedules
   */
  public record Cell(
      String link,
      Mark mark,
      String note,
      List<String> anomalies,
      int more,
      String amount,
      Integer share) {}

  private static final int SHOWN_ANOMALIES = 3;

  private record Key(String workload, String database, String driver) {}

  /** What its driver does, in words. */
  public String how() {
    return switch (driver) {
      case Explored.DRIVER -> "every order of the steps of a few sessions";
      case "stress" -> "many clients at the same time, random operations";
      default -> "";
    };
  }

  /** All tables of a run, in the order in which the run came to them. */
  static List<Matrix> of(RunRecord run) {
    Map<Key, List<CellRecord>> tables = new LinkedHashMap<>();
    for (CellRecord cell : run.cells()) {
      Key key = new Key(cell.workload(), cell.database(), cell.driver());
      tables.computeIfAbsent(key, k -> new ArrayList<>()).add(cell);
    }
    List<Matrix> matrices = new ArrayList<>();
    tables.forEach((key, cells) -> matrices.add(of(key, version(run, key.database), cells)));
    return matrices;
  }

  private static String version(RunRecord run, String database) {
    return run.databases().stream()
        .filter(candidate -> candidate.name().equals(database))
        .map(DatabaseRecord::product)
        .findFirst()
        .orElse("");
  }

  private static Matrix of(Key key, String version, List<CellRecord> cells) {
    double fastest =
        cells.stream().mapToDouble(CellRecord::throughput).filter(Double::isFinite).max().orElse(0);
    List<String> isolations = cells.stream().map(CellRecord::isolation).distinct().toList();
    List<Row> rows =
        cells.stream()
            .map(CellRecord::strategy)
            .distinct()
            .map(strategy -> row(strategy, isolations, cells, fastest))
            .toList();
    return new Matrix(key.workload, key.database, key.driver, version, isolations, rows);
  }

  private static Row row(
      String strategy, List<String> isolations, List<CellRecord> cells, double fastest) {
    List<Optional<Cell>> row = new ArrayList<>();
    for (String isolation : isolations) {
      row.add(
          cells.stream()
              .filter(c -> c.strategy().equals(strategy) && c.isolation().equals(isolation))
              .findFirst()
              .map(cell -> cell(cell, fastest)));
    }
    return new Row(strategy, row);
  }

  private static Cell cell(CellRecord cell, double fastest) {
    return new Cell(
        Links.to(cell.directory() + "/index.html"),
        Mark.of(cell),
        cell.agreement() == Agreement.AS_GRADED ? "" : note(cell.agreement()),
        gradedFirst(cell).limit(SHOWN_ANOMALIES).toList(),
        Math.max(0, cell.anomalies().size() - SHOWN_ANOMALIES),
        amount(cell),
        explored(cell) ? null : share(cell.throughput(), fastest));
  }

  private static boolean explored(CellRecord cell) {
    return cell.driver().equals(Explored.DRIVER);
  }

  private static String amount(CellRecord cell) {
    return explored(cell)
        ? Figures.count(cell.operations()) + (cell.operations() == 1 ? " schedule" : " schedules")
        : Figures.decimal(cell.throughput()) + " ops/s";
  }

  private static Stream<String> gradedFirst(CellRecord cell) {
    return cell.anomalies().stream()
        .sorted(Comparator.comparing(kind -> !cell.gradedAnomalies().contains(kind)));
  }

  private static String note(Agreement agreement) {
    return agreement == Agreement.UNGRADED ? "ungraded" : agreement.words();
  }

  private static int share(double throughput, double fastest) {
    return fastest > 0 && Double.isFinite(throughput)
        ? (int) Math.round(100 * Math.max(0, throughput) / fastest)
        : 0;
  }
}
