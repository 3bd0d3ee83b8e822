package dev.contend.checkers.text;

import java.io.IOException;

/** Strings in double quotes, with the escapes that EDN and JSON share. */
public final class QuotedText {
  private static final Stops JSON = Stops.at("\"\\" + controls());
  private static final Stops EDN = Stops.at("\"\\\n");

  private final Stops stops;
  private final boolean controls;
  private final boolean slash;

  private QuotedText(Stops stops, boolean controls, boolean slash) {
    this.stops = stops;
    this.controls = controls;
    this.slash = slash;
  }

  /** As EDN has them: over several lines, with any character as it is. */
  public static QuotedText ofEdn() {
    return new QuotedText(EDN, true, false);
  }

  /** As JSON has them: control characters and line ends are escaped, a slash can be. */
  public static QuotedText ofJson() {
    return new QuotedText(JSON, false, true);
  }

  private static String controls() {
    StringBuilder controls = new StringBuilder();
    for (char c = 0; c < ' '; c++) {
      controls.append(c);
    }
    return controls.toString();
  }

  /**
   * Takes a string, at whose opening quote the text stands.
   *
   * @throws TextException if it does not end, or has what a string of the notation can't have
   */
  public String take(TextSource in) throws IOException {
    in.next();
    int length = in.measure(stops);
    if (in.charAfter(length) == '"') {
      String text = in.take(length);
      in.next();
      return text;
    }
    StringBuilder text = new StringBuilder();
    while (true) {
      in.take(length, text);
      in.requireRoom(text.length());
      int c = in.peek();
      if (c == TextSource.EOF) {
        throw in.error("the text ends inside a string");
      }
      if (c < ' ' && !controls) {
        throw in.error("a string has the control character \\u%04x unescaped".formatted(c));
      }
      in.next();
      if (c == '"') {
        return text.toString();
      }
      text.append(c == '\\' ? escape(in) : (char) c);
      length = in.measure(stops);
    }
  }

  private char escape(TextSource in) throws IOException {
    int c = in.next();
    if (c == '/' && slash) {
      return '/';
    }
    return switch (c) {
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'n' -> '\n';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '\\', '"' -> (char) c;
      case 'u' -> in.takeHexadecimal();
      default ->
          throw in.error("a string has the unknown escape '\\" + (char) Math.max(' ', c) + "'");
    };
  }
}
