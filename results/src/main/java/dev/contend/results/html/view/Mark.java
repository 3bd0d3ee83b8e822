package dev.contend.results.html.view;

import dev.contend.results.Agreement;
import dev.contend.results.CellRecord;

/**
 * How a verdict looks: a sign and a word, so that colour is never the only difference.
 *
 * @param sign one character
 * @param word {@code valid}, {@code invalid} or {@code unknown}
 * @param style the class for the style sheet
 */
public record Mark(String sign, String word, String style) {

  public static Mark of(String verdict) {
    return switch (verdict) {
      case "valid" -> new Mark("✓", verdict, "valid");
      case "invalid" -> new Mark("✗", verdict, "invalid");
      default -> new Mark("?", verdict, "unknown");
    };
  }

  /** The same for a cell, whose style also tells how verdict and grade agree. */
  public static Mark of(CellRecord cell) {
    Mark verdict = of(cell.verdict());
    return new Mark(verdict.sign, verdict.word, verdict.style + " " + style(cell.agreement()));
  }

  private static String style(Agreement agreement) {
    return switch (agreement) {
      case AS_GRADED -> "as-graded";
      case CONTRADICTS -> "contradicts";
      case NOT_SHOWN -> "not-shown";
      case UNDECIDED -> "undecided";
      case UNGRADED -> "ungraded";
    };
  }
}
