package dev.contend.checkers.json;

import dev.contend.checkers.text.Stops;
import dev.contend.checkers.text.TextException;
import dev.contend.checkers.text.TextSource;
import java.io.IOException;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Strings, numbers and the three words of JSON. */
final class JsonText {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final int LONGEST_NUMBER = 100_000;
  private static final Stops TOKEN = Stops.atBlanksAnd(",:\"[]{}");
  private static final Stops IN_STRING = Stops.at("\"\\" + controls());

  private JsonText() {}

  private static String controls() {
    StringBuilder controls = new StringBuilder();
    for (char c = 0; c < ' '; c++) {
      controls.append(c);
    }
    return controls.toString();
  }

  /** Takes a string, at whose opening quote the text stands. */
  static String string(TextSource in) throws IOException {
    in.next();
    int length = in.measure(IN_STRING);
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
      if (c < ' ') {
        throw in.error("a string has the control character \\u%04x unescaped".formatted(c));
      }
      in.next();
      if (c == '"') {
        return text.toString();
      }
      text.append(escape(in));
      length = in.measure(IN_STRING);
    }
  }

  private static char escape(TextSource in) throws IOException {
    int c = in.next();
    return switch (c) {
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'n' -> '\n';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '\\', '"', '/' -> (char) c;
      case 'u' -> in.takeHexadecimal();
      default ->
          throw in.error("a string has the unknown escape '\\" + (char) Math.max(' ', c) + "'");
    };
  }

  /** Takes a number, {@code true}, {@code false} or {@code null}. */
  static Object numberOrWord(TextSource in) throws IOException {
    int length = in.measure(TOKEN);
    if (length == 0) {
      throw in.error("'" + (char) in.peek() + "' can't begin a value");
    }
    char first = in.charAt(0);
    if (first > '0' && first <= '9') {
      Long integer = in.takeInteger(length);
      if (integer != null) {
        return integer;
      }
    }
    if (length > LONGEST_NUMBER) {
      throw in.errorInRun("a number has more than %,d characters".formatted(LONGEST_NUMBER));
    }
    String text = in.take(length);
    return switch (text) {
      case "null" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> number(text, in);
    };
  }

  private static Object number(String text, TextSource in) throws TextException {
    if (INTEGER.matcher(text).matches()) {
      BigInteger number = new BigInteger(text);
      return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
    }
    if (!NUMBER.matcher(text).matches()) {
      String shown = text.length() <= 60 ? text : text.substring(0, 60) + "…";
      throw in.errorInRun("'" + shown + "' is no value of JSON");
    }
    Double number = Double.valueOf(text);
    if (number.isInfinite()) {
      throw in.errorInRun("'" + text + "' is larger than a number can be");
    }
    return number;
  }
}
