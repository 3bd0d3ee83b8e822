package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.OperationId;
import java.util.List;
import java.util.Map;

/**
 * A moment at which no session moves: each waits for its turn, or is blocked, or has ended.
 *
 * @param number of choices made so far
 * @param current lane of the session that took the last step, or -1 before the first
 * @param choices all that can happen next, sessions in their order; never empty
 * @param next the operation to which the next step of each session belongs that can take one
 * @param steps that were begun so far, in order; a view, which grows until the schedule ends
 */
public record Point(
    int number,
    int current,
    List<Choice> choices,
    Map<Integer, OperationId> next,
    List<StepLog> steps) {

  /** Whether the session that took the last step could take another. */
  public boolean currentCanGoOn() {
    return next.containsKey(current);
  }

  /** Whether a choice takes the turn from a session that could go on. */
  public boolean preempts(Choice choice) {
    return choice.lane() != current && currentCanGoOn();
  }
}
