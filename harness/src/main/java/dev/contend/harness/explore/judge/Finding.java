package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.scenario.OperationId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that is wrong with a run, or with all of them.
 *
 * @param kind what sort of thing
 * @param subject what it is about, without what differs from run to run, so that the same trouble
 *     in another schedule can be told: a sort of error, an invariant's name, what differs
 * @param message for people, without full stop
 * @param nearest for a state anomaly the most similar of the allowed outcomes, {@link
 *     Outcome#renamed}
 * @param nearestOrder the order that gives it, by the trace's numbers
 * @param allowed for a state anomaly all outcomes that would have been right, {@code nearest} among
 *     them
 */
public record Finding(
    Kind kind,
    String subject,
    String message,
    Optional<Outcome> nearest,
    Optional<List<OperationId>> nearestOrder,
    List<Allowed> allowed) {
  public Finding {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(subject, "subject");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(nearest, "nearest");
    nearestOrder = nearestOrder.map(List::copyOf);
    allowed = List.copyOf(allowed);
  }

  /** One of which only the nearest of the allowed outcomes is known. */
  public Finding(
      Kind kind,
      String subject,
      String message,
      Optional<Outcome> nearest,
      Optional<List<OperationId>> nearestOrder) {
    this(kind, subject, message, nearest, nearestOrder, List.of());
  }

  Finding(Kind kind, String subject, String message) {
    this(kind, subject, message, Optional.empty(), Optional.empty());
  }

  /** Sorts of findings. */
  public enum Kind {
    /** No order of whole operations gives this outcome. */
    STATE_ANOMALY("state-anomaly"),
    /** An error escaped from an operation: its caller sees a 500. */
    UNHANDLED_ERROR("unhandled-error"),
    /** An operation failed after some of its statements were committed. */
    PARTIAL_EFFECT("partial-effect"),
    /** An invariant does not hold of the final state. */
    INVARIANT("invariant"),
    /** Whenever operations overlapped, none of them got anything done. */
    NO_PROGRESS("no-progress");

    private final String text;

    Kind(String text) {
      this.text = text;
    }

    /** As reports and files spell it. */
    public String text() {
      return text;
    }
  }
}
