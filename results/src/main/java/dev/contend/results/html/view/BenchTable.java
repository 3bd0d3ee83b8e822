package dev.contend.results.html.view;

import dev.contend.results.BenchRecord.Beside;
import dev.contend.results.BenchRecord.Cost;
import dev.contend.results.BenchRecord.LeftOut;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the strategies of a workload cost on one database under one load.
 *
 * @param anchor by which links lead to it
 * @param load in words
 * @param columns isolation settings, with those of fast servers behind the others
 * @param leftOut what was not measured since it breaks, a sentence for each setting
 */
public record BenchTable(
    String anchor,
    String title,
    String load,
    List<String> columns,
    List<Row> rows,
    List<String> leftOut) {
  private static final double PERCENT = 100;

  /** What happens less often is not worth a line. */
  private static final double SELDOM = 0.0005;

  /**
   * A strategy.
   *
   * @param cells one for each column; empty where it was not measured
   */
  public record Row(String strategy, List<Optional<Cell>> cells) {}

  /**
   * What a strategy costs at a setting.
   *
   * @param mark whether it holds there
   * @param why the grade's driver, anomalies and reason
   * @param throughput work done a second
   * @param error of it, in percent with its sign; empty if there is none
   * @param width of its bar in percent of the fastest of the table
   * @param beside errors, retries and the like, in words; what did not happen is left out
   */
  public record Cell(
      Mark mark,
      String why,
      String throughput,
      String error,
      String width,
      String p50,
      String p99,
      String p999,
      List<String> beside,
      List<WarmUp> curves) {}

  /**
   * A table.
   *
   * @param costs of one workload and database, at least one
   * @param leftOut of any
   */
  static BenchTable of(
      String anchor, String title, String load, List<Cost> costs, List<LeftOut> leftOut) {
    List<String> columns = new ArrayList<>();
    for (boolean fast : new boolean[] {false, true}) {
      Levels.inOrder(costs.stream().filter(cost -> fast(cost) == fast).map(Cost::isolation))
          .forEach(isolation -> columns.add(column(isolation, fast)));
    }
    double fastest = costs.stream().mapToDouble(cost -> cost.throughput().score()).max().orElse(0);
    Map<String, Map<String, Cost>> rows = new LinkedHashMap<>();
    for (Cost cost : costs) {
      rows.computeIfAbsent(cost.strategy(), strategy -> new LinkedHashMap<>())
          .put(column(cost.isolation(), fast(cost)), cost);
    }
    List<Row> lines = new ArrayList<>();
    rows.forEach(
        (strategy, cells) ->
            lines.add(
                new Row(
                    strategy,
                    columns.stream()
                        .map(column -> Optional.ofNullable(cells.get(column)))
                        .map(cost -> cost.map(each -> cell(each, fastest)))
                        .toList())));
    return new BenchTable(anchor, title, load, columns, lines, sentences(costs.get(0), leftOut));
  }

  private static List<String> sentences(Cost one, List<LeftOut> leftOut) {
    Map<String, List<String>> names = new LinkedHashMap<>();
    leftOut.stream()
        .filter(left -> left.workload().equals(one.workload()))
        .filter(left -> left.database().equals(one.database()))
        .forEach(
            left ->
                names
                    .computeIfAbsent(left.isolation(), isolation -> new ArrayList<>())
                    .add(
                        "%s (%s)".formatted(left.strategy(), String.join(", ", left.anomalies()))));
    return names.entrySet().stream()
        .map(
            each ->
                "Not measured at %s, since they break there: %s."
                    .formatted(each.getKey(), String.join(", ", each.getValue())))
        .toList();
  }

  static boolean fast(Cost cost) {
    return Boolean.FALSE.equals(cost.durable());
  }

  static String column(String isolation, boolean fast) {
    return fast ? isolation + ", fast" : isolation;
  }

  private static Cell cell(Cost cost, double fastest) {
    double score = cost.throughput().score();
    Double error = cost.throughput().error();
    return new Cell(
        mark(cost.grade()),
        why(cost),
        Figures.decimal(score),
        error == null || score == 0
            ? ""
            : String.format(Locale.ROOT, "±%.0f %%", PERCENT * error / score),
        String.format(Locale.ROOT, "%.1f", fastest == 0 ? 0 : PERCENT * score / fastest),
        Figures.decimal(cost.latency().p50Ms()),
        Figures.decimal(cost.latency().p99Ms()),
        Figures.decimal(cost.latency().p999Ms()),
        beside(cost.beside()),
        cost.curves().stream().map(WarmUp::of).toList());
  }

  static Mark mark(String grade) {
    return switch (grade) {
      case "holds" -> new Mark("✓", grade, "valid");
      case "breaks" -> new Mark("✗", grade, "invalid");
      default -> new Mark("?", "not graded", "unknown");
    };
  }

  private static String why(Cost cost) {
    return "Graded %s by %s%s. %s"
        .formatted(
            cost.grade(),
            cost.gradedBy(),
            cost.anomalies().isEmpty() ? "" : ": " + String.join(", ", cost.anomalies()),
            cost.reason());
  }

  private static List<String> beside(Beside beside) {
    List<String> words = new ArrayList<>();
    add(words, beside.failed(), "errors");
    add(words, beside.givenUp(), "given up");
    add(words, beside.retries(), "retries");
    add(words, beside.rollbacks(), "rollbacks");
    add(words, beside.declined(), "told no");
    return words;
  }

  private static void add(List<String> words, double often, String what) {
    if (often >= SELDOM) {
      words.add(Figures.decimal(often) + " " + what);
    }
  }
}
