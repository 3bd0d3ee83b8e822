package dev.contend.harness.testing;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Lets threads begin as nearly at once as can be: they spin, since waking takes too long. One of
 * them may be told to begin a little later, so that rounds try many alignments, also on a machine
 * where one thread is always ahead.
 */
final class StartGate {
  /** Then others may need the processor. */
  private static final int SPINS = 10_000;

  private final AtomicInteger missing;
  private final int late;
  private final long nanos;

  /**
   * @param late the number of the thread that begins later
   * @param nanos by how much
   */
  StartGate(int threads, int late, long nanos) {
    this.missing = new AtomicInteger(threads);
    this.late = late;
    this.nanos = nanos;
  }

  /** Counts this thread, and returns when all were counted. */
  void pass(int number) {
    missing.decrementAndGet();
    for (int spins = 0; missing.get() > 0; spins++) {
      if (spins < SPINS) {
        Thread.onSpinWait();
      } else {
        Thread.yield();
      }
    }
    if (number == late) {
      long end = System.nanoTime() + nanos;
      while (System.nanoTime() - end < 0) {
        Thread.onSpinWait();
      }
    }
  }
}
