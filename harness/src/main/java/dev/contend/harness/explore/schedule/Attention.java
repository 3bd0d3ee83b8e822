package dev.contend.harness.explore.schedule;

import java.util.concurrent.locks.Condition;

/**
 * What whoever watches a schedule waits for. Used under the lock of {@link Turns}, of which the
 * condition is one.
 */
final class Attention {
  private final Condition condition;
  private long version;
  private boolean asked;

  Attention(Condition condition) {
    this.condition = condition;
  }

  /** A session stopped, ended, began or got its turn. */
  void changed() {
    version++;
  }

  /** Counts what changed. */
  long version() {
    return version;
  }

  /** Somebody should look. */
  void ask() {
    asked = true;
    condition.signal();
  }

  /** The watcher should go on, without looking. */
  void wake() {
    condition.signal();
  }

  /**
   * Waits until somebody should look, or nothing has happened for a while.
   *
   * @param nanos at most; 0 or less does not wait
   * @return whether to look
   */
  boolean await(long nanos) throws InterruptedException {
    long seen = version;
    if (!asked && nanos > 0) {
      condition.awaitNanos(nanos);
    }
    boolean look = asked || version == seen;
    asked = false;
    return look;
  }
}
