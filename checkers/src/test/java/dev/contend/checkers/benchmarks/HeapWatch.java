package dev.contend.checkers.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * How much heap work needs: the most that was reachable while it ran, as seen by collecting all
 * garbage every now and then. Garbage does not count, as a smaller heap would have less of it. What
 * was reachable for a moment between two looks is missed.
 */
final class HeapWatch {
  private HeapWatch() {}

  /**
   * Does work, again and again until there were that many looks; gives the most bytes that were in
   * use beyond those in use before.
   *
   * @param time that the work takes about
   * @param looks in that time at least
   */
  static long most(Runnable work, Duration time, int looks) {
    long before = inUse();
    AtomicInteger looked = new AtomicInteger();
    long[] most = {before};
    Thread watch =
        new Thread(
            () -> {
              while (!Thread.currentThread().isInterrupted()) {
                LockSupport.parkNanos(time.toNanos() / looks);
                most[0] = Math.max(most[0], inUse());
                looked.incrementAndGet();
              }
            },
            "heap watch");
    watch.start();
    try {
      do {
        work.run();
      } while (looked.get() < looks);
    } finally {
      watch.interrupt();
    }
    try {
      watch.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
    return most[0] - before;
  }

  /** Bytes of heap that are reachable. */
  static long inUse() {
    System.gc();
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }
}
