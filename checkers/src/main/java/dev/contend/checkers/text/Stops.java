package dev.contend.checkers.text;

/** The characters that end a run of others. */
public final class Stops {
  private static final int ASCII = 128;

  private final boolean[] ascii = new boolean[ASCII];
  private final boolean blanks;

  private Stops(String characters, boolean blanks) {
    this.blanks = blanks;
    for (char c = 0; c < ASCII; c++) {
      ascii[c] = characters.indexOf(c) >= 0 || (blanks && Character.isWhitespace(c));
    }
  }

  /** Those characters, all of them ASCII. */
  public static Stops at(String characters) {
    return new Stops(characters, false);
  }

  /** Those characters, all of them ASCII, and everything that Java calls white space. */
  public static Stops atBlanksAnd(String characters) {
    return new Stops(characters, true);
  }

  /** Whether a run ends before that character. */
  public boolean at(char c) {
    return c < ASCII ? ascii[c] : blanks && Character.isWhitespace(c);
  }
}
