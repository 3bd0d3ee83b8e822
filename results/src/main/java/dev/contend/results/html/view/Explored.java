package dev.contend.results.html.view;

import dev.contend.results.CellDetail.Check;
import dev.contend.results.CellDetail.Finding;
import dev.contend.results.CellRecord;
import dev.contend.results.html.witness.Witnesses;
import java.util.List;

/**
 * What exploring a cell gave.
 *
 * @param sentence the whole of it
 * @param scenes one by one
 * @param witnesses by scene
 * @param problem why the witnesses can't be shown; empty if they can
 */
public record Explored(
    String sentence, List<SceneRow> scenes, List<Witnesses> witnesses, String problem) {

  /** The driver of which this is the page. */
  public static final String DRIVER = "explore";

  /**
   * A scene.
   *
   * @param coverage how many schedules were run, in words
   * @param kinds of anomaly
   * @param anchor of its witnesses on the page; empty if it has none
   */
  public record SceneRow(
      String name, Mark mark, String coverage, List<String> kinds, String anchor) {}

  static Explored of(
      CellRecord cell, List<Check> checks, List<Witnesses> witnesses, String problem) {
    return new Explored(
        sentence(cell, checks),
        checks.stream().map(check -> row(check, witnesses)).toList(),
        witnesses,
        problem);
  }

  private static SceneRow row(Check check, List<Witnesses> witnesses) {
    List<String> scenes = witnesses.stream().map(Witnesses::scene).toList();
    int place = scenes.indexOf(check.checker());
    return new SceneRow(
        check.checker(),
        Mark.of(check.verdict()),
        check.coverage(),
        check.anomalies().stream().map(Finding::kind).distinct().toList(),
        place < 0 ? "" : "#scene-" + (place + 1));
  }

  private static String sentence(CellRecord cell, List<Check> checks) {
    long same = checks.stream().filter(c -> c.verdict().equals(cell.verdict())).count();
    String run = Figures.count(cell.operations());
    String scenes = checks.size() == 1 ? "scene" : "scenes";
    return switch (cell.verdict()) {
      case "valid" ->
          "Holds in every schedule of %d %s; %s were run.".formatted(checks.size(), scenes, run);
      case "invalid" ->
          "Breaks in %d of %d %s; %s schedules were run."
              .formatted(same, checks.size(), scenes, run);
      default ->
          "Undecided in %d of %d %s; %s schedules were run, and none broke anything."
              .formatted(same, checks.size(), scenes, run);
    };
  }
}
