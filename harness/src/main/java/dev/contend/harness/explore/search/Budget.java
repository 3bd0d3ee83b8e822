package dev.contend.harness.explore.search;

import java.time.Duration;

/**
 * Where a search ends that has not come to its end.
 *
 * @param schedules at most so many
 * @param time for at most so long; the schedule that is being run is finished
 */
public record Budget(long schedules, Duration time) {
  public Budget {
    if (schedules < 1 || time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(
          "a search needs at least one schedule and some time, not " + schedules + " in " + time);
    }
  }

  /** What is left of a budget from now on. */
  Clock start() {
    return new Clock(schedules, System.nanoTime() + time.toNanos());
  }

  /** A budget that is being used. */
  static final class Clock {
    private final long end;
    private long left;

    private Clock(long schedules, long end) {
      this.left = schedules;
      this.end = end;
    }

    /** Takes one schedule, if there is one left. */
    boolean take() {
      return left-- > 0 && System.nanoTime() - end < 0;
    }
  }
}
