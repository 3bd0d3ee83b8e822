package dev.contend.harness.stress;

import java.util.HashSet;
import java.util.Set;

/**
 * Knows when the background of a race has nothing left to do: the clients have ended, and since
 * somebody last worked each worker has looked and found nothing. One may give work to another, so
 * it is not enough that each has looked once.
 */
final class Drain {
  private final int workers;
  private final Set<Object> idle = new HashSet<>();
  private boolean clientsEnded;
  private long version;

  Drain(int workers) {
    this.workers = workers;
  }

  /** The clients give nothing to do any more. */
  synchronized void clientsEnded() {
    clientsEnded = true;
    worked();
  }

  /** Somebody has done something, by which there may be more to do. */
  synchronized void worked() {
    version++;
    idle.clear();
  }

  /** To be asked before looking for something to do. */
  synchronized long version() {
    return version;
  }

  /**
   * A worker has looked and found nothing.
   *
   * @param seen the version before it looked
   */
  synchronized void foundNothing(Object worker, long seen) {
    if (seen == version) {
      idle.add(worker);
    }
  }

  /** Whether all is done. */
  synchronized boolean done() {
    return clientsEnded && idle.size() == workers;
  }
}
