package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.OperationId;

/** Steps of a toy, as those of a session are logged. */
public final class ToyLog {
  private ToyLog() {}

  /** A step that has begun. */
  public static StepLog begun(int number, int lane) {
    return new StepLog(number, lane, new OperationId(lane, 0), false);
  }

  /** Its session stopped after that many choices, less one. */
  public static void returned(StepLog step, int lastChoice) {
    step.returned(lastChoice);
  }
}
