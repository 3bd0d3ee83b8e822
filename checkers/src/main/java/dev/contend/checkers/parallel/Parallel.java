package dev.contend.checkers.parallel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;

/** Does many independent pieces of work with all processors, the first ones first. */
public final class Parallel {
  private Parallel() {}

  /** How many pieces are worked at once. */
  public static int workers(int pieces) {
    return Math.max(1, Math.min(pieces, Runtime.getRuntime().availableProcessors()));
  }

  /**
   * Does piece 0, 1, … up to the number of pieces, and returns when all are done. With one worker
   * that is the calling thread.
   *
   * @throws RuntimeException the first that a piece threw
   */
  public static void forEach(int pieces, int workers, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    Runnable worker =
        () -> {
          for (int piece = next.getAndIncrement(); piece < pieces; piece = next.getAndIncrement()) {
            work.accept(piece);
          }
        };
    if (workers == 1) {
      worker.run();
      return;
    }
    ExecutorService threads = Executors.newFixedThreadPool(workers, Parallel::thread);
    try {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        running.add(threads.submit(worker));
      }
      for (Future<?> one : running) {
        await(one);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "checker");
    thread.setDaemon(true);
    return thread;
  }

  private static void await(Future<?> worker) {
    try {
      worker.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while checking", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException problem) {
        throw problem;
      }
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
