package dev.contend.harness.database;

import java.time.Duration;

/** The one place of the harness that waits by asking again and again. */
public final class Polling {
  private static final Duration PAUSE = Duration.ofMillis(10);

  private Polling() {}

  /** A question that may fail. */
  public interface Condition<E extends Exception> {
    boolean holds() throws E;
  }

  /**
   * Asks until the answer is yes.
   *
   * @return whether it was yes before the limit was over and before the thread was interrupted; the
   *     interrupt stays set
   */
  public static <E extends Exception> boolean until(Duration limit, Condition<E> condition)
      throws E {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - deadline >= 0) {
        return false;
      }
      try {
        Thread.sleep(PAUSE.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }
    return true;
  }
}
