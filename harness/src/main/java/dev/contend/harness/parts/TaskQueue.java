package dev.contend.harness.parts;

import java.time.Duration;
import java.util.Optional;

/** A queue of tasks for somebody else to do. */
public interface TaskQueue {
  /**
   * Puts a task into the queue. It is there at once, whatever becomes of a transaction.
   *
   * @param task a value, never null
   */
  default void send(Object task) {
    send(task, Duration.ZERO);
  }

  /**
   * Puts a task into the queue that nobody gets before some time has passed. In the explorer the
   * time that passes says nothing of how far others come meanwhile, so any delay is like none.
   *
   * @param delay not negative
   */
  void send(Object task, Duration delay);

  /** Takes the oldest task that is due, if there is one. */
  Optional<Object> poll();

  /** Whether it has no task, due or not. */
  boolean isEmpty();
}
