package dev.contend.checkers;

import java.time.Duration;
import java.util.Objects;

/**
 * What a checker may use before it has to answer {@link Verdict.Unknown}.
 *
 * @param time wall-clock time of one call
 */
public record Limits(Duration time) {

  /** Enough for everything that the catalogue records. */
  public static final Limits DEFAULT = new Limits(Duration.ofSeconds(60));

  public Limits {
    Objects.requireNonNull(time, "time");
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a time limit is longer than zero, not " + time);
    }
  }

  /** The instant, on the clock of {@link System#nanoTime()}, at which a call begun now must end. */
  public long deadline() {
    return System.nanoTime() + time.toNanos();
  }
}
