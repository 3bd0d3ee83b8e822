package dev.contend.harness.stress;

import java.sql.SQLTimeoutException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * Knows when the background of a race has nothing left to do: the clients have ended, and since
 * somebody last worked each worker has looked and found nothing. One may give work to another, so
 * it is not enough that each has looked once; and who has found something is not idle before it has
 * done it and looked again.
 */
final class Drain {
  private final int workers;
  private final Duration patience;
  private final Set<Object> idle = new HashSet<>();
  private boolean clientsEnded;
  private long endedAt;
  private long version;
  private boolean done;

  /**
   * @param patience how long it may take after the clients have ended
   */
  Drain(int workers, Duration patience) {
    this.workers = workers;
    this.patience = patience;
  }

  /** The clients give nothing to do any more. */
  synchronized void clientsEnded() {
    clientsEnded = true;
    endedAt = System.nanoTime();
    worked();
  }

  /** To be asked before looking for something to do. */
  synchronized long version() {
    return version;
  }

  /** A worker has found something and is about to do it. */
  synchronized void found(Object worker) {
    idle.remove(worker);
  }

  /** Somebody has done something, by which there may be more to do. */
  synchronized void worked() {
    version++;
    idle.clear();
  }

  /**
   * A worker has looked and found nothing, now or later.
   *
   * @param seen the version before it looked
   */
  synchronized void foundNothing(Object worker, long seen) {
    if (seen == version) {
      idle.add(worker);
      done |= clientsEnded && idle.size() == workers;
    }
  }

  /** Whether all is done; it stays so. */
  synchronized boolean done() {
    return done;
  }

  /**
   * To be asked now and then while not all is done.
   *
   * @throws SQLTimeoutException if that takes longer than anybody waits
   */
  synchronized void requireInTime() throws SQLTimeoutException {
    if (clientsEnded && !done && System.nanoTime() - endedAt >= patience.toNanos()) {
      throw new SQLTimeoutException(
          "What the race left to its background was not done %.1f s after it; see whether a task is sent again each time."
              .formatted(patience.toMillis() / 1e3));
    }
  }
}
