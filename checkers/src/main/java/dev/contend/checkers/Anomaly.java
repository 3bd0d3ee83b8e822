package dev.contend.checkers;

import java.util.List;
import java.util.Objects;

/**
 * What a checker found, with its evidence.
 *
 * @param kind the name of the anomaly in lower case with hyphens: {@code double-cancel}; those of
 *     Adya as he writes them: {@code G2-item}
 * @param message one or two sentences for people, naming the operations and values that show it
 * @param operations the operations that show it, each by the index of its invocation in the
 *     history, in the order in which the message speaks of them
 * @param explanation more about why, or null if the message says it all
 */
public record Anomaly(
    String kind, String message, List<Integer> operations, Explanation explanation) {
  public Anomaly {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(message, "message");
    operations = List.copyOf(operations);
  }

  /** One whose message says it all. */
  public Anomaly(String kind, String message, List<Integer> operations) {
    this(kind, message, operations, null);
  }
}
