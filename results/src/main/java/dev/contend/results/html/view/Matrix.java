package dev.contend.results.html.view;

import java.util.List;
import java.util.Optional;

/**
 * A table of verdicts: strategies by isolation settings, for one workload, database and driver.
 *
 * @param number from 1, among those of a run
 * @param version of the server, behind its product where the name does not say it; or empty
 * @param tally how many cells had which verdict, in words
 * @param open whether it has a cell that did not come out as graded
 * @param isolations the columns, from the weakest on
 * @param rows one for each strategy, in the order in which the run came to them
 * @param notes why cells were not run; an entry refers to one by its number, from 1
 */
public record Matrix(
    int number,
    String workload,
    String database,
    String driver,
    String version,
    String tally,
    boolean open,
    List<String> isolations,
    List<Row> rows,
    List<String> notes) {

  /**
   * A strategy.
   *
   * @param link to its page
   * @param entries one for each column
   */
  public record Row(String strategy, String link, List<Entry> entries) {}

  /** What stands at a strategy and an isolation setting. */
  public sealed interface Entry {}

  /**
   * A verdict in the table.
   *
   * @param link to its page
   * @param note what to say of its grade; empty if it came out as graded
   * @param anomalies the first few kinds, those that the grade names before others
   * @param more how many other kinds there are
   * @param amount how much was done: operations a second, or schedules
   * @param share of the fastest cell's throughput in this table, in percent; null for schedules
   * @param cost what it was measured to cost, if somebody did
   */
  public record Cell(
      String link,
      Mark mark,
      String note,
      List<String> anomalies,
      int more,
      String amount,
      Integer share,
      Optional<CostBar> cost)
      implements Entry {}

  /**
   * What a strategy costs beside the others of the table.
   *
   * @param relative to the fastest, in words: {@code 0.52×}
   * @param share the same in percent
   * @param words the figures themselves
   */
  public record CostBar(String relative, int share, String words) {}

  /**
   * The same as at another setting.
   *
   * @param isolation the other setting
   * @param link to the page of its cell; empty if it was not run either
   * @param note the number of the note that says why
   */
  public record Same(String isolation, String link, int note) implements Entry {}

  /**
   * What does not apply.
   *
   * @param note the number of the note that says why
   */
  public record NotApplicable(int note) implements Entry {}

  /** A cell of which the run says nothing. */
  public record Missing() implements Entry {}

  /** What its driver does, in words. */
  public String how() {
    return switch (driver) {
      case Explored.DRIVER -> "every order of the steps of a few sessions";
      case "stress" -> "many clients at the same time, random operations";
      default -> "";
    };
  }

  /** By which links lead to it: inside of what can be folded, so that browsers unfold it. */
  public String anchor() {
    return "matrix-" + number;
  }

  /** The anchor of one of its notes. */
  public String anchor(int note) {
    return "note-%d-%d".formatted(number, note);
  }
}
