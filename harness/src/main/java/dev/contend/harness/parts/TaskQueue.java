package dev.contend.harness.parts;

import java.util.Optional;

/** A queue of tasks for somebody else to do. */
public interface TaskQueue {
  /**
   * Puts a task into the queue. It is there at once, whatever becomes of a transaction.
   *
   * @param task a value, never null
   */
  void send(Object task);

  /** Takes the oldest task, if there is one. */
  Optional<Object> poll();
}
