package dev.contend.harness.explore.schedule;

import dev.contend.checkers.errors.ErrorMarks;
import dev.contend.checkers.history.EventType;
import dev.contend.harness.database.Engine;
import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.parts.Parts;
import dev.contend.harness.tracking.OperationTracker;
import dev.contend.harness.tracking.Outcome;
import java.sql.SQLException;

/** How an operation's code ended. */
public final class Ending {
  private Ending() {}

  /**
   * Runs an operation to its end.
   *
   * @param tracker that saw its statements, and nothing else since {@link OperationTracker#begin}
   */
  public static Result of(
      Operation operation, Parts parts, Object given, Engine engine, OperationTracker tracker) {
    try {
      Object answer = operation.body().run(parts, given);
      return answer instanceof Operation.Refusal refusal
          ? new Result.Refused(refusal.why())
          : new Result.Returned(answer);
    } catch (Unwinding end) {
      return end.isDeath() ? new Result.Died() : new Result.Returned(null);
    } catch (Exception | LinkageError | AssertionError | StackOverflowError e) {
      return failed(e, engine, tracker);
    }
  }

  private static Result failed(Throwable error, Engine engine, OperationTracker tracker) {
    Exception shown = error instanceof Exception e ? e : new IllegalStateException(error);
    Outcome outcome = Outcome.of(shown, engine, tracker);
    Result.Effect effect = Result.Effect.NONE;
    if (outcome.extra().containsKey(ErrorMarks.PARTIAL)) {
      effect = Result.Effect.PARTIAL;
    } else if (outcome.type() == EventType.INFO) {
      effect = Result.Effect.UNKNOWN;
    }
    return new Result.Failed(StepText.error(root(error)), effect);
  }

  /** What the server said, where it said something; frameworks wrap it. */
  private static Throwable root(Throwable error) {
    for (Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException) {
        return cause;
      }
    }
    return error;
  }
}
