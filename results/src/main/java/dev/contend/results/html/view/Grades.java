package dev.contend.results.html.view;

import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;

/** Says a grade, and whether a verdict goes with it. */
final class Grades {
  private Grades() {}

  /** {@code holds}, or {@code breaks with double-cancel, lost-update}. */
  static String words(CellRecord cell) {
    return cell.gradedAnomalies().isEmpty()
        ? cell.grade()
        : cell.grade() + " with " + String.join(", ", cell.gradedAnomalies());
  }

  /** How a verdict and its grade go together. */
  static String sentence(Agreement agreement) {
    return switch (agreement) {
      case AS_GRADED -> "The verdict is as graded.";
      case CONTRADICTS -> "The verdict contradicts the grade.";
      case NOT_SHOWN -> "This run did not show what the grade says.";
      case UNDECIDED -> "The checkers gave up, so the grade is neither confirmed nor contradicted.";
      case UNGRADED -> "The catalogue does not decide this cell, so nothing can contradict it.";
    };
  }
}
