package dev.contend.checkers;

import java.time.Duration;
import java.util.Objects;

/**
 * What a checker may use before it has to answer {@link Verdict.Unknown}.
 *
 * @param time wall-clock time of one call; more than a year is taken as a year
 * @param memory bytes for what one call remembers of its search, beside the history itself
 */
public record Limits(Duration time, long memory) {

  private static final Duration LONGEST = Duration.ofDays(365);

  /** Enough for everything that the catalogue records. */
  public static final Limits DEFAULT = new Limits(Duration.ofSeconds(60));

  public Limits {
    Objects.requireNonNull(time, "time");
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a time limit is longer than zero, not " + time);
    }
    if (memory <= 0) {
      throw new IllegalArgumentException("a memory limit is more than zero bytes, not " + memory);
    }
    time = time.compareTo(LONGEST) < 0 ? time : LONGEST;
  }

  /** That time, and half of the heap. */
  public Limits(Duration time) {
    this(time, Runtime.getRuntime().maxMemory() / 2);
  }

  /** The instant, on the clock of {@link System#nanoTime()}, at which a call begun now must end. */
  public long deadline() {
    return System.nanoTime() + time.toNanos();
  }
}
