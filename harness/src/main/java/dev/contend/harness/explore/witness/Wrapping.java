package dev.contend.harness.explore.witness;

import java.util.ArrayList;
import java.util.List;

/** Lines of limited length. */
final class Wrapping {
  private Wrapping() {}

  /** On one line: line breaks with the blanks around them become a blank, controls a dot. */
  static String plain(String text) {
    return text.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("[\\p{Cc}\\p{Cf}]", "·");
  }

  /** Broken at blanks, or anywhere in words that are too long. Never empty. */
  static List<String> wrap(String text, int width) {
    List<String> lines = new ArrayList<>();
    String rest = plain(text);
    while (rest.codePointCount(0, rest.length()) > width) {
      int end = rest.offsetByCodePoints(0, width);
      int blank = rest.lastIndexOf(' ', end);
      lines.add(rest.substring(0, blank > 0 ? blank : end).stripTrailing());
      rest = rest.substring(blank > 0 ? blank : end).strip();
    }
    lines.add(rest);
    return lines;
  }

  /** Wrapped, with all lines but the first one indented by so much. */
  static String hanging(String text, int indent, int width) {
    List<String> lines = wrap(text, Math.max(width - indent, 1));
    return String.join("\n" + " ".repeat(indent), lines);
  }

  /** Filled with blanks to a width. */
  static String fill(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.codePointCount(0, text.length())));
  }
}
