package dev.contend.harness.explore.scenario;

import java.util.List;
import java.util.Objects;

/**
 * A scenario as it went in one schedule, from its beginning to its end.
 *
 * @param lanes names of all sessions, also of those that were started on the way
 * @param choices what the scheduler decided, in order: with them it can be repeated
 * @param steps in the order in which they began
 * @param operations those that began, by session and in its order
 * @param finalState what {@link Scenario.Observe} returned
 */
public record Trace(
    List<String> lanes,
    List<Choice> choices,
    List<TraceStep> steps,
    List<OperationRun> operations,
    Object finalState) {
  public Trace {
    lanes = List.copyOf(lanes);
    choices = List.copyOf(choices);
    steps = List.copyOf(steps);
    operations = List.copyOf(operations);
  }

  /** The operation of that id. */
  public OperationRun operation(OperationId id) {
    return operations.stream()
        .filter(run -> run.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no operation " + id));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Trace trace
        && choices.equals(trace.choices)
        && operations.equals(trace.operations)
        && Objects.equals(finalState, trace.finalState);
  }

  @Override
  public int hashCode() {
    return choices.hashCode();
  }
}
