package dev.contend.harness.stress;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Whether a race is over: its time is up, or it was broken off. The time counts from when that was
 * first asked.
 */
final class RaceEnd implements BooleanSupplier {
  private static final long NOT_ASKED = Long.MIN_VALUE;

  private final Duration limit;
  private final AtomicLong first = new AtomicLong(NOT_ASKED);
  private volatile boolean brokenOff;

  /**
   * @param limit null for none
   */
  RaceEnd(Duration limit) {
    this.limit = limit;
  }

  void breakOff() {
    brokenOff = true;
  }

  @Override
  public boolean getAsBoolean() {
    long now = System.nanoTime();
    first.compareAndSet(NOT_ASKED, now);
    return brokenOff || (limit != null && now - first.get() >= limit.toNanos());
  }
}
