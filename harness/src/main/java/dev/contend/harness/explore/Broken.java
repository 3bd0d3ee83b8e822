package dev.contend.harness.explore;

import dev.contend.harness.explore.judge.Allowed;
import dev.contend.harness.explore.judge.Outcome;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.Trace;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Something that a schedule broke, with the schedule.
 *
 * @param kind of anomaly, as reports spell it
 * @param subject what it is about, the same whenever the same thing is broken
 * @param message in words
 * @param witness a schedule that shows it, of those with the fewest preemptions
 * @param nearest the most similar of the outcomes that would have been right, if that can be said
 * @param nearestOrder the order of whole operations that gives it
 * @param allowed all outcomes that would have been right, as far as that can be said
 * @param reproduced how often the witness gave the same outcome when it was run again
 * @param replays how often it was
 */
public record Broken(
    String kind,
    String subject,
    String message,
    Trace witness,
    Optional<Outcome> nearest,
    Optional<List<OperationId>> nearestOrder,
    List<Allowed> allowed,
    int reproduced,
    int replays) {
  public Broken {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(witness, "witness");
    allowed = List.copyOf(allowed);
  }

  /** With what a replay showed. */
  Broken replayed(Trace shown, int times, int of) {
    return new Broken(kind, subject, message, shown, nearest, nearestOrder, allowed, times, of);
  }
}
