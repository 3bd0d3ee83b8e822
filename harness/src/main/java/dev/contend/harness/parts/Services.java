package dev.contend.harness.parts;

import java.time.Clock;

/**
 * What the operations of one race share beside their database. Used by all clients at once. Where
 * it is a server that can't be reached any more, calls throw {@link ServiceLostException}.
 */
public interface Services {

  /** The queue of that name, always the same. */
  TaskQueue queue(String name);

  /** Locks that clients take from each other. */
  LockClient locks();

  /** Numbers beside the database. */
  CounterStore counters();

  /** The time. */
  default Clock clock() {
    return Clock.systemUTC();
  }
}
