package dev.contend.harness.run;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Does several lists of cells at the same time, each on a thread of its own. */
public final class SideBySide {
  private SideBySide() {}

  /**
   * Returns when all are done, or, after one of them failed or the calling thread was interrupted,
   * when all have ended.
   *
   * @throws SQLException what the first that failed threw; what others then threw is suppressed in
   *     it
   */
  public static void run(Collection<Callable<Void>> works)
      throws SQLException, IOException, InterruptedException {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.max(1, Math.min(works.size(), Runtime.getRuntime().availableProcessors())));
    Throwable failure = null;
    try {
      CompletionService<Void> service = new ExecutorCompletionService<>(threads);
      List<Future<Void>> begun = new ArrayList<>();
      works.forEach(work -> begun.add(service.submit(work)));
      for (int i = 0; i < begun.size() && failure == null; i++) {
        failure = outcome(service.take());
      }
    } finally {
      threads.shutdownNow();
      awaitEnd(threads);
    }
    rethrow(failure);
  }

  private static Throwable outcome(Future<Void> done) throws InterruptedException {
    try {
      done.get();
      return null;
    } catch (ExecutionException e) {
      return e.getCause();
    }
  }

  /** They were interrupted, and leave what they are at in order. */
  private static void awaitEnd(ExecutorService threads) {
    boolean interrupted = false;
    boolean ended = false;
    while (!ended) {
      try {
        ended = threads.awaitTermination(1, TimeUnit.MINUTES);
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static void rethrow(Throwable failure)
      throws SQLException, IOException, InterruptedException {
    if (failure instanceof SQLException e) {
      throw e;
    }
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof InterruptedException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure != null) {
      throw new IllegalStateException(failure);
    }
  }
}
