package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Trace;
import java.util.Collection;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What callers and the database can tell of a run. Two are compared by {@code equals} when both are
 * {@link #renamed}.
 *
 * @param answers how the operations ended
 * @param state the final state, may be null
 */
public record Outcome(SortedMap<OperationId, Result> answers, Object state) {
  public Outcome {
    answers = Collections.unmodifiableSortedMap(new TreeMap<>(answers));
  }

  /** The outcome of a trace, as it was. */
  public static Outcome of(Trace trace) {
    SortedMap<OperationId, Result> answers = new TreeMap<>();
    for (OperationRun run : trace.operations()) {
      answers.put(run.id(), run.result());
    }
    return new Outcome(answers, trace.finalState());
  }

  /**
   * Names in place of {@link Generated} values, and of errors only what they begin with, since
   * messages name processes and transactions. Names are given in the order of the answers, then the
   * state. Costs one pass, and sorting for sets and maps that contain generated values.
   */
  public Outcome renamed() {
    Renaming renaming = new Renaming();
    SortedMap<OperationId, Result> renamed = new TreeMap<>();
    answers.forEach((id, result) -> renamed.put(id, renamed(result, renaming)));
    return new Outcome(renamed, renaming.rename(state));
  }

  private static Result renamed(Result result, Renaming renaming) {
    if (result instanceof Result.Returned returned) {
      return new Result.Returned(renaming.rename(returned.answer()));
    }
    return result instanceof Result.Failed failed
        ? new Result.Failed(Errors.sort(failed.error()), failed.effect())
        : result;
  }

  /** The answers of these operations only, and the state. */
  Outcome only(Collection<OperationId> ids) {
    SortedMap<OperationId, Result> some = new TreeMap<>(answers);
    some.keySet().retainAll(ids);
    return new Outcome(some, state);
  }
}
