package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result.Died;
import dev.contend.harness.explore.scenario.Result.Effect;
import dev.contend.harness.explore.scenario.Result.Failed;
import dev.contend.harness.explore.scenario.Result.Returned;
import dev.contend.harness.explore.scenario.Trace;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Which operations of a trace may have happened. */
final class Fates {
  private Fates() {}

  /**
   * The sets of operations that may be all that happened: those that returned, with each choice of
   * those of which nobody knows, without what a missing operation had started. Most likely first:
   * with all of them. Twice as many for each operation of which nobody knows.
   */
  static List<List<OperationRun>> possible(Trace trace) {
    List<OperationRun> open = trace.operations().stream().filter(Fates::open).toList();
    Set<List<OperationRun>> possible = new LinkedHashSet<>();
    for (int chosen = (1 << open.size()) - 1; chosen >= 0; chosen--) {
      Set<OperationId> missing = new TreeSet<>();
      for (int i = 0; i < open.size(); i++) {
        if ((chosen & 1 << i) == 0) {
          missing.add(open.get(i).id());
        }
      }
      possible.add(happened(trace, missing));
    }
    return List.copyOf(possible);
  }

  private static List<OperationRun> happened(Trace trace, Set<OperationId> missing) {
    List<OperationRun> happened = new ArrayList<>(trace.operations());
    happened.removeIf(
        run -> missing.contains(run.id()) || !open(run) && !(run.result() instanceof Returned));
    while (happened.removeIf(
        run ->
            run.startedBy()
                .filter(by -> happened.stream().noneMatch(other -> other.id().equals(by)))
                .isPresent())) {
      // what a removed one started goes with it
    }
    return happened;
  }

  /** Whether nobody knows what the operation did, if it did anything. */
  static boolean open(OperationRun run) {
    return run.result() instanceof Died
        || run.result() instanceof Failed failed && failed.effect() != Effect.NONE;
  }
}
