package dev.contend.harness.cli;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times and sizes with their units, as options have them. */
final class Quantity {
  private static final Pattern FORM =
      Pattern.compile("([0-9]{1,15}(?:\\.[0-9]{1,9})?)\\s*([a-z]*)");
  private static final Map<String, BigDecimal> NANOSECONDS =
      Map.of(
          "ms", BigDecimal.valueOf(1_000_000L),
          "s", BigDecimal.valueOf(1_000_000_000L),
          "", BigDecimal.valueOf(1_000_000_000L),
          "m", BigDecimal.valueOf(60_000_000_000L),
          "min", BigDecimal.valueOf(60_000_000_000L),
          "h", BigDecimal.valueOf(3_600_000_000_000L));
  private static final Map<String, BigDecimal> BYTES =
      Map.of(
          "", BigDecimal.ONE,
          "k", BigDecimal.valueOf(1L << 10),
          "kb", BigDecimal.valueOf(1L << 10),
          "m", BigDecimal.valueOf(1L << 20),
          "mb", BigDecimal.valueOf(1L << 20),
          "g", BigDecimal.valueOf(1L << 30),
          "gb", BigDecimal.valueOf(1L << 30));
  private static final Duration LONGEST = Duration.ofDays(1);

  private Quantity() {}

  /**
   * A time: {@code 60} and {@code 60s}, {@code 500ms}, {@code 2m}, {@code 1.5h}.
   *
   * @throws UsageException if it is none, is zero, or is more than a day
   */
  static Duration time(String option, String text) {
    BigDecimal nanoseconds = of(text, NANOSECONDS);
    if (nanoseconds == null
        || nanoseconds.signum() == 0
        || nanoseconds.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0) {
      throw new UsageException(
          "%s is more than 0 and at most a day, such as 60s, 500ms or 2m, not %s"
              .formatted(option, text));
    }
    return Duration.ofNanos(nanoseconds.longValueExact());
  }

  /**
   * A size in bytes: {@code 2g}, {@code 512m}, {@code 100k}.
   *
   * @throws UsageException if it is none, or less than a byte, or more than there can be
   */
  static long size(String option, String text) {
    BigDecimal bytes = of(text, BYTES);
    if (bytes == null
        || bytes.signum() == 0
        || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new UsageException("%s is a size such as 2g or 512m, not %s".formatted(option, text));
    }
    return bytes.longValueExact();
  }

  private static BigDecimal of(String text, Map<String, BigDecimal> units) {
    Matcher form = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
    BigDecimal unit = form.matches() ? units.get(form.group(2)) : null;
    return unit == null
        ? null
        : new BigDecimal(form.group(1)).multiply(unit).setScale(0, RoundingMode.CEILING);
  }
}
