package dev.contend.harness.explore.witness;

import dev.contend.harness.explore.judge.Finding;
import dev.contend.harness.explore.judge.Labels;
import dev.contend.harness.explore.judge.Outcome;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Trace;
import java.util.List;

/** A trace with what is wrong with it, as text. */
public final class Witness {
  /** Columns of a line, unless said otherwise. */
  public static final int WIDTH = 100;

  private Witness() {}

  /** As {@link #text(Trace, List, int)}, {@value #WIDTH} columns wide. */
  public static String text(Trace trace, List<Finding> findings) {
    return text(trace, findings, WIDTH);
  }

  /**
   * The steps with a column for each session, then the answers, the final state, and the findings
   * with the nearest allowed outcome. Steps are numbered from 1; where one had to wait, the row in
   * which it went on has no number of its own.
   *
   * @param findings about this trace, may be none
   * @param width of a line; more where the columns would get too narrow to read
   * @return lines that end in a line feed; what the database and the application said is shown on
   *     one line and without control characters
   */
  public static String text(Trace trace, List<Finding> findings, int width) {
    Labels labels = Labels.of(trace);
    StringBuilder out = new StringBuilder(Table.of(trace, width)).append('\n');
    for (OperationRun run : trace.operations()) {
      line(out, labels.of(run.id()) + " " + Labels.told(run.result()), width);
    }
    line(out, "final state: " + trace.finalState(), width);
    for (Finding finding : findings) {
      out.append('\n');
      line(out, finding.kind().text() + ": " + finding.message(), width);
      finding.nearest().ifPresent(nearest -> nearest(out, finding, nearest, labels, width));
    }
    return out.toString();
  }

  private static void nearest(
      StringBuilder out, Finding finding, Outcome nearest, Labels labels, int width) {
    String order = labels.of(finding.nearestOrder().orElse(List.of()));
    line(out, "nearest allowed, in the order " + order + ":", width);
    nearest
        .answers()
        .forEach(
            (id, result) -> line(out, "- " + labels.of(id) + " " + Labels.told(result), width));
    line(out, "- final state: " + nearest.state(), width);
  }

  /** Text as it can be shown: broken into lines, and without control characters. */
  public static String line(String text, int width) {
    return Wrapping.hanging(text, 4, width);
  }

  private static void line(StringBuilder out, String text, int width) {
    out.append(line(text, width)).append('\n');
  }
}
