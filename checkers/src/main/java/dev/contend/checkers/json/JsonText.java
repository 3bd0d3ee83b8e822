package dev.contend.checkers.json;

import dev.contend.checkers.text.Stops;
import dev.contend.checkers.text.TextException;
import dev.contend.checkers.text.TextSource;
import java.io.IOException;
import java.math.BigInteger;
import java.util.regex.Pattern;

/** Numbers and the three words of JSON. */
final class JsonText {
  private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]*)");
  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?([eE][+-]?[0-9]+)?");
  private static final int LONGEST_NUMBER = 100_000;
  private static final Stops TOKEN = Stops.atBlanksAnd(",:\"[]{}");

  private JsonText() {}

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
