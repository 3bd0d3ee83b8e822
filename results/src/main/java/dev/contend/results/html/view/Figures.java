package dev.contend.results.html.view;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes numbers and times for people, with no more digits than they carry. */
public final class Figures {
  /** Stands where there is nothing to say. */
  public static final String NOTHING = "–";

  private static final DateTimeFormatter DAY_AND_TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Figures() {}

  /** {@code 12,345}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** {@code 12,345}, {@code 87.5} or {@code 0.084}; {@link #NOTHING} for what is no number. */
  public static String decimal(double value) {
    if (!Double.isFinite(value)) {
      return NOTHING;
    }
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, value == 0 ? "%.0f" : format, value);
  }

  /** {@code 8 threads, 1 key}. */
  public static String load(int threads, int keys) {
    return "%d %s, %d %s"
        .formatted(threads, threads == 1 ? "thread" : "threads", keys, keys == 1 ? "key" : "keys");
  }

  /** {@code 12.3 s} or {@code 4 min 7 s}. */
  public static String duration(double seconds) {
    if (!Double.isFinite(seconds) || seconds < 60) {
      return decimal(seconds) + " s";
    }
    long whole = Math.round(seconds);
    return whole / 60 + " min " + whole % 60 + " s";
  }

  /** {@code 2026-03-01 12:30:05 UTC}, or the text itself if it is no ISO 8601 time. */
  public static String moment(String iso) {
    try {
      return DAY_AND_TIME.format(Instant.parse(iso));
    } catch (DateTimeException e) {
      return iso;
    }
  }
}
