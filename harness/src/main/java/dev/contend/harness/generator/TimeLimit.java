package dev.contend.harness.generator;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/** Whether a time is up that counts from when that was first asked. Safe to share. */
public final class TimeLimit implements BooleanSupplier {
  private static final long NOT_ASKED = Long.MIN_VALUE;

  private final Duration limit;
  private final AtomicLong first = new AtomicLong(NOT_ASKED);

  public TimeLimit(Duration limit) {
    this.limit = limit;
  }

  @Override
  public boolean getAsBoolean() {
    long now = System.nanoTime();
    first.compareAndSet(NOT_ASKED, now);
    return now - first.get() >= limit.toNanos();
  }
}
