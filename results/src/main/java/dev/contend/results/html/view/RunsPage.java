package dev.contend.results.html.view;

import dev.contend.results.CellRecord;
import dev.contend.results.RunRecord;
import dev.contend.results.RunRecord.DatabaseRecord;
import java.util.List;

/**
 * The index of runs.
 *
 * @param runs newest first
 */
public record RunsPage(List<Line> runs) {

  /**
   * A run, or a folder that should be one.
   *
   * @param folder its name
   * @param link to its page; empty if it has none
   * @param problem why it can't be shown; empty if it can, and only then the rest is there
   */
  public record Line(
      String folder,
      String link,
      String problem,
      String name,
      String started,
      boolean complete,
      List<DatabaseRecord> databases,
      List<String> drivers,
      Tally tally) {}

  /** A run that can be shown. */
  public static Line line(String folder, boolean hasPage, RunRecord run) {
    return new Line(
        folder,
        hasPage ? link(folder) : "",
        "",
        run.name(),
        Figures.moment(run.started()),
        run.complete(),
        run.databases(),
        run.cells().stream().map(CellRecord::driver).distinct().toList(),
        Tally.of(run.cells()));
  }

  /** A folder that can't be shown as a run, and why. */
  public static Line broken(String folder, String problem) {
    return new Line(folder, "", problem, "", "", false, List.of(), List.of(), Tally.of(List.of()));
  }

  private static String link(String folder) {
    return Links.to(folder + "/index.html");
  }
}
