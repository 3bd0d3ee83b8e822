package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result.Effect;
import dev.contend.harness.explore.scenario.Result.Failed;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;

/**
 * Which operations must come before which others.
 *
 * @param pairs each of an operation and one that must come after it
 */
record Precedence(Set<Pair> pairs) {
  record Pair(OperationId first, OperationId second) {}

  /** The sessions' own orders, and starters before what they started. */
  static Precedence program(Collection<OperationRun> runs) {
    return of(runs, Precedence::inProgram);
  }

  /** Those, and real time: what had ended before what began later. */
  static Precedence realTime(Collection<OperationRun> runs) {
    return of(runs, (a, b) -> inProgram(a, b) || a.before(b) && !mayTakeEffectAfterItsEnd(a));
  }

  private static Precedence of(
      Collection<OperationRun> runs, BiPredicate<OperationRun, OperationRun> before) {
    Set<Pair> pairs = new HashSet<>();
    for (OperationRun a : runs) {
      for (OperationRun b : runs) {
        if (a != b && before.test(a, b)) {
          pairs.add(new Pair(a.id(), b.id()));
        }
      }
    }
    return new Precedence(pairs);
  }

  private static boolean inProgram(OperationRun a, OperationRun b) {
    return a.id().lane() == b.id().lane() && a.id().index() < b.id().index()
        || b.startedBy().filter(a.id()::equals).isPresent();
  }

  private static boolean mayTakeEffectAfterItsEnd(OperationRun run) {
    return run.result() instanceof Failed failed && failed.effect() == Effect.UNKNOWN;
  }

  boolean before(OperationId a, OperationId b) {
    return pairs.contains(new Pair(a, b));
  }
}
