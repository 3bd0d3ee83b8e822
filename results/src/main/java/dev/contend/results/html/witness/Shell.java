package dev.contend.results.html.witness;

import java.util.regex.Pattern;

/** Words of a command line that somebody may paste into a shell. */
final class Shell {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._:/=+@%-]+");

  private Shell() {}

  /** The word, in quotes if it needs them. */
  static String quoted(String word) {
    return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
  }
}
