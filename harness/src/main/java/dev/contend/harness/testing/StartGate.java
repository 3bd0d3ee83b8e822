package dev.contend.harness.testing;

import java.util.concurrent.atomic.AtomicInteger;

/** Lets threads begin as nearly at once as can be: they spin, since waking takes too long. */
final class StartGate {
  /** Then others may need the processor. */
  private static final int SPINS = 10_000;

  private final AtomicInteger missing;

  StartGate(int threads) {
    missing = new AtomicInteger(threads);
  }

  /** Counts this thread, and returns when all were counted. */
  void pass() {
    missing.decrementAndGet();
    for (int spins = 0; missing.get() > 0; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
  }
}
