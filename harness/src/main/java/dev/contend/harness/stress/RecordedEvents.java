package dev.contend.harness.stress;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The events of a history while it is recorded, and how many of them were taken to be written.
 *
 * <p>One lock gives events their order and their times, so both agree, and an operation's interval
 * in the history contains the one in which it really ran.
 */
final class RecordedEvents {
  private final History.Builder history = new History.Builder();
  private final long start = System.nanoTime();
  private int taken;

  /**
   * Appends an event, whose time is now.
   *
   * @return its index
   */
  synchronized int append(
      int process, EventType type, Keyword f, Object value, Map<Keyword, Object> extra) {
    return history.append(System.nanoTime() - start, process, type, f, value, extra);
  }

  /** How many were not taken yet. */
  synchronized int waiting() {
    return history.size() - taken;
  }

  /** Takes the oldest that were not taken yet. */
  synchronized List<Event> take(int most) {
    int end = Math.min(history.size(), taken + most);
    List<Event> batch = new ArrayList<>(end - taken);
    while (taken < end) {
      batch.add(history.event(taken++));
    }
    return batch;
  }

  /** All of them. None may be appended afterwards. */
  synchronized History history() {
    return history.build();
  }
}
