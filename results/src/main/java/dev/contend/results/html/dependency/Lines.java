package dev.contend.results.html.dependency;

import java.util.ArrayList;
import java.util.List;

/** Makes lines of a certain length out of text, since SVG does not. */
final class Lines {
  private Lines() {}

  /**
   * Breaks a text at blanks, and words that are too long anywhere.
   *
   * @param length in code points
   * @param most lines; what does not fit ends in an ellipsis
   */
  static List<String> wrapped(String text, int length, int most) {
    List<String> lines = new ArrayList<>();
    String left = text.strip();
    while (!left.isEmpty()) {
      if (length(left) <= length || lines.size() == most - 1) {
        lines.add(shortened(left, length));
        break;
      }
      int end = left.offsetByCodePoints(0, length);
      int blank = left.lastIndexOf(' ', end);
      int at = blank > 0 ? blank : end;
      lines.add(left.substring(0, at).strip());
      left = left.substring(at).strip();
    }
    return lines;
  }

  /** The text, or its beginning with an ellipsis. */
  static String shortened(String text, int length) {
    return length(text) <= length
        ? text
        : text.substring(0, text.offsetByCodePoints(0, length - 1)) + "…";
  }

  private static int length(String text) {
    return text.codePointCount(0, text.length());
  }
}
