package dev.contend.harness.cli;

import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C and kill: the thread that works is interrupted and given time to end in order, so that the
 * report of what was done is written and servers are stopped, before the process is gone.
 */
final class Interruption {
  private static final int SECONDS_TO_END = 8;
  private static final AtomicBoolean ENDING = new AtomicBoolean();

  private final Thread worker = Thread.currentThread();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Thread hook = new Thread(this::interrupt, "contend-interruption");

  private Interruption() {}

  /** Does work on the calling thread; if the process is to end meanwhile, as described above. */
  static <T> T during(Callable<T> work) throws Exception {
    Interruption interruption = new Interruption();
    Runtime.getRuntime().addShutdownHook(interruption.hook);
    try {
      return work.call();
    } finally {
      interruption.workEnded();
    }
  }

  /** Whether the process has been asked to end. */
  static boolean ending() {
    return ENDING.get();
  }

  private void interrupt() {
    ENDING.set(true);
    worker.interrupt();
    try {
      ended.await(SECONDS_TO_END, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void workEnded() {
    ended.countDown();
    if (!ending()) {
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // The process began to end in this very moment; the hook finds the latch open.
        return;
      }
    }
  }
}
