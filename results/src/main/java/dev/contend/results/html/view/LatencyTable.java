package dev.contend.results.html.view;

import dev.contend.results.CellDetail.Latency;
import dev.contend.results.CellDetail.Percentile;
import java.util.ArrayList;
import java.util.List;

/**
 * Latencies by function as a table, from which the page's chart reads its numbers too.
 *
 * @param columns one for each function
 * @param rows one for each percentile that some function has, rising
 */
public record LatencyTable(List<Column> columns, List<Row> rows) {

  /** A function with the number of its operations and the longest one in milliseconds. */
  public record Column(String f, String count, String maxMs) {}

  /**
   * A percentile.
   *
   * @param percentile in digits, without a sign
   * @param cells milliseconds for each column
   */
  public record Row(String percentile, List<Cell> cells) {}

  /**
   * @param exact for programs; null if this function lacks the percentile
   * @param text for people
   */
  public record Cell(String exact, String text) {}

  static LatencyTable of(List<Latency> latencies) {
    List<Column> columns =
        latencies.stream()
            .map(l -> new Column(l.f(), Figures.count(l.count()), Figures.decimal(l.maxMs())))
            .toList();
    List<Row> rows =
        latencies.stream()
            .flatMap(latency -> latency.percentiles().stream())
            .map(Percentile::percentile)
            .distinct()
            .sorted()
            .map(percentile -> row(percentile, latencies))
            .toList();
    return new LatencyTable(columns, rows);
  }

  private static Row row(double percentile, List<Latency> latencies) {
    List<Cell> cells = new ArrayList<>();
    for (Latency latency : latencies) {
      cells.add(
          latency.percentiles().stream()
              .filter(p -> p.percentile() == percentile && Double.isFinite(p.ms()))
              .findFirst()
              .map(p -> new Cell(Double.toString(p.ms()), Figures.decimal(p.ms())))
              .orElse(new Cell(null, Figures.NOTHING)));
    }
    return new Row(digits(percentile), cells);
  }

  private static String digits(double percentile) {
    return percentile == Math.rint(percentile)
        ? Long.toString((long) percentile)
        : Double.toString(percentile);
  }
}
