package dev.contend.harness.explore.scenario;

import java.util.Objects;
import java.util.Set;

/**
 * A step as it went in one schedule.
 *
 * @param number of the choice that began it, from 0
 * @param lane of its session
 * @param operation to which it belongs
 * @param step what was asked for
 * @param outcome what came back, for people: {@code 1 row}, {@code (3, open)}, {@code 40001 …}
 * @param returned the number of the last choice that was made before it returned: its own number
 *     unless it had to wait
 * @param waitedFor lanes of the sessions for which it waited, where the database or the JVM told;
 *     may be empty although it waited
 */
public record TraceStep(
    int number,
    int lane,
    OperationId operation,
    Step step,
    String outcome,
    int returned,
    Set<Integer> waitedFor) {
  public TraceStep {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(outcome, "outcome");
    waitedFor = Set.copyOf(waitedFor);
  }

  /** Whether other sessions went on before it returned. */
  public boolean waited() {
    return returned > number;
  }
}
