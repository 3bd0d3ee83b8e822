package dev.contend.results.summary;

import dev.contend.results.CellRecord;
import dev.contend.results.html.view.Figures;
import dev.contend.results.html.view.Links;
import dev.contend.results.html.view.Mark;
import dev.contend.results.summary.Comparison.Condition;
import java.util.List;

/**
 * The page of two runs beside each other.
 *
 * @param before the name of the first run's folder
 * @param after that of the second
 * @param both how many cells both have
 * @param linked whether the first run lies beside the second, so that links can lead to it
 */
public record ComparePage(
    String before,
    String after,
    boolean linked,
    int both,
    List<Condition> conditions,
    List<Line> changed,
    int measured,
    List<CostLine> costs,
    List<String> gone,
    List<String> added) {

  private static final String SLOWER = "slower";

  /** A cell of which the verdict changed; no link to the first run's where there can be none. */
  public record Line(String cell, Side before, Side after) {}

  /** What a run says of it. */
  public record Side(String link, Mark mark, List<String> anomalies) {}

  /** A strategy that became slower or faster. */
  public record CostLine(String cell, String before, String after, String factor, String word) {}

  /** The page of a comparison. */
  public static ComparePage of(String before, String after, boolean linked, Comparison comparison) {
    return new ComparePage(
        before,
        after,
        linked,
        comparison.both(),
        comparison.conditions(),
        comparison.changed().stream()
            .map(
                change ->
                    new Line(
                        change.cell(),
                        side(linked ? "../../" + Links.to(before) + "/" : "", change.before()),
                        side("../", change.after())))
            .toList(),
        comparison.measured(),
        comparison.costs().stream()
            .map(
                change ->
                    new CostLine(
                        change.cell(),
                        change.before().perSecond(),
                        change.after().perSecond(),
                        Figures.decimal(change.factor()) + "×",
                        change.slower() ? SLOWER : "faster"))
            .toList(),
        comparison.gone(),
        comparison.added());
  }

  private static Side side(String root, CellRecord cell) {
    return new Side(
        root.isEmpty() ? "" : root + Links.to(cell), Mark.of(cell.verdict()), cell.anomalies());
  }

  /** What both runs have and what is other, a sentence or two. */
  public String summary() {
    String cells =
        both == 0 && measured > 0
            ? ""
            : "%s %s in both, %d of them with another verdict."
                .formatted(
                    Figures.count(both), both == 1 ? "cell is" : "cells are", changed.size());
    String measurements =
        measured == 0
            ? ""
            : "%s %s in both, %d of them beyond the errors: %d slower, %d faster."
                .formatted(
                    Figures.count(measured),
                    measured == 1 ? "cost was measured" : "costs were measured",
                    costs.size(),
                    costs.stream().filter(line -> line.word().equals(SLOWER)).count(),
                    costs.stream().filter(line -> !line.word().equals(SLOWER)).count());
    return (cells + " " + measurements).strip();
  }

  /** The page of the first run. */
  public String linkBefore() {
    return "../../" + Links.to(before) + "/index.html";
  }
}
