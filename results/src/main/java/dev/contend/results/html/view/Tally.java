package dev.contend.results.html.view;

import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * How many cells of a run came out in which way.
 *
 * @param cells all of them
 * @param holds valid as graded
 * @param breaks invalid as graded
 * @param contradicts an anomaly where the grade says that it holds
 * @param notShown graded to break, but not this time
 * @param undecided the checkers gave up
 * @param ungraded nothing to compare with
 */
public record Tally(
    int cells, int holds, int breaks, int contradicts, int notShown, int undecided, int ungraded) {

  public static Tally of(List<CellRecord> cells) {
    int asGraded = count(cells, Agreement.AS_GRADED);
    int holds =
        (int)
            cells.stream()
                .filter(c -> c.agreement() == Agreement.AS_GRADED && c.verdict().equals("valid"))
                .count();
    return new Tally(
        cells.size(),
        holds,
        asGraded - holds,
        count(cells, Agreement.CONTRADICTS),
        count(cells, Agreement.NOT_SHOWN),
        count(cells, Agreement.UNDECIDED),
        count(cells, Agreement.UNGRADED));
  }

  private static int count(List<CellRecord> cells, Agreement agreement) {
    return (int) cells.stream().filter(cell -> cell.agreement() == agreement).count();
  }

  public int asGraded() {
    return holds + breaks;
  }

  /** What the run found, in a sentence. */
  public String sentence() {
    if (cells == 0) {
      return "No cell has a verdict.";
    }
    List<String> parts = new ArrayList<>();
    add(parts, holds, "holds as graded", "hold as graded");
    add(parts, breaks, "breaks as graded", "break as graded");
    add(parts, ungraded, "has no grade to compare with", "have no grade to compare with");
    add(parts, notShown, "was not shown to break this time", "were not shown to break this time");
    add(parts, undecided, "is undecided", "are undecided");
    if (contradicts == 0) {
      parts.add("none contradicts its grade");
    }
    add(parts, contradicts, "contradicts its grade", "contradict their grade");
    String last = parts.remove(parts.size() - 1);
    return "%s %s: %s%s%s."
        .formatted(
            Figures.count(cells),
            cells == 1 ? "cell" : "cells",
            String.join(", ", parts),
            parts.isEmpty() ? "" : ", and ",
            last);
  }

  private static void add(List<String> parts, int count, String one, String many) {
    if (count > 0) {
      parts.add(Figures.count(count) + " " + (count == 1 ? one : many));
    }
  }
}
