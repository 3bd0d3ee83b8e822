package dev.contend.checkers.edn;

import dev.contend.checkers.text.TextException;
import dev.contend.checkers.text.TextSource;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * Numbers as EDN writes them, and ratios and hexadecimal numbers as Clojure does (in {@code
 * #object[… 0x1b2c …]}). Java's own parsers take more, such as {@code 0x1.0} and {@code 1d}.
 */
final class EdnNumber {
  private static final Pattern FORM =
      Pattern.compile("[+-]?[0-9]+(N|(\\.[0-9]*)?([eE][+-]?[0-9]+)?M?)");
  private static final Pattern RATIO = Pattern.compile("[+-]?[0-9]+/[0-9]+");
  private static final Pattern HEXADECIMAL = Pattern.compile("[+-]?0[xX][0-9a-fA-F]+N?");
  private static final int LONGEST = 100_000;

  private EdnNumber() {}

  /** Takes the number that was measured. */
  static Object take(TextSource in, int length) throws TextException {
    Long integer = in.takeInteger(length);
    if (integer != null) {
      return integer;
    }
    // Of millions of digits none was meant, and reading them takes hours.
    if (length > LONGEST) {
      throw in.errorInRun("a number has more than %,d characters".formatted(LONGEST));
    }
    String text = in.take(length);
    try {
      return parse(text);
    } catch (NumberFormatException e) {
      throw in.errorInRun("'" + text + "' is no number");
    }
  }

  private static Object parse(String text) {
    int last = text.length() - 1;
    if (RATIO.matcher(text).matches()) {
      return ratio(text, text.indexOf('/'));
    }
    if (HEXADECIMAL.matcher(text).matches()) {
      String digits = text.replaceFirst("0[xX]", "");
      return text.charAt(last) == 'N'
          ? new BigInteger(digits.substring(0, digits.length() - 1), 16)
          : integer(new BigInteger(digits, 16));
    }
    if (!FORM.matcher(text).matches()) {
      throw new NumberFormatException(text);
    }
    if (text.charAt(last) == 'N') {
      return new BigInteger(text.substring(0, last));
    }
    if (text.charAt(last) == 'M') {
      return new BigDecimal(text.substring(0, last));
    }
    if (text.indexOf('.') >= 0 || text.indexOf('e') >= 0 || text.indexOf('E') >= 0) {
      return Double.valueOf(text);
    }
    return integer(new BigInteger(text));
  }

  private static Object ratio(String text, int slash) {
    BigInteger denominator = new BigInteger(text.substring(slash + 1));
    if (denominator.signum() == 0) {
      throw new NumberFormatException(text);
    }
    return new Ratio(new BigInteger(text.substring(0, slash)), denominator);
  }

  private static Object integer(BigInteger number) {
    return number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
  }
}
