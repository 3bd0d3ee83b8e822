package dev.contend.checkers.edn;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Numbers as EDN writes them. Java's own parsers take more, such as {@code 0x1.0} and {@code 1d}.
 */
final class EdnNumber {
  private static final Pattern FORM =
      Pattern.compile("[+-]?[0-9]+(N|(\\.[0-9]*)?([eE][+-]?[0-9]+)?M?)");
  private static final int DIGITS_THAT_FIT_A_LONG = 18;

  private EdnNumber() {}

  /**
   * The number of that text.
   *
   * @throws NumberFormatException if it is none
   */
  static Object parse(String text) {
    if (shortInteger(text)) {
      return Long.parseLong(text);
    }
    if (!FORM.matcher(text).matches()) {
      throw new NumberFormatException(text);
    }
    int last = text.length() - 1;
    if (text.charAt(last) == 'N') {
      return new BigInteger(text.substring(0, last));
    }
    if (text.charAt(last) == 'M') {
      return new BigDecimal(text.substring(0, last));
    }
    if (text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      return Double.valueOf(text);
    }
    BigInteger number = new BigInteger(text);
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }

  private static boolean shortInteger(String text) {
    if (text.length() > DIGITS_THAT_FIT_A_LONG) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return !text.isEmpty();
  }
}
