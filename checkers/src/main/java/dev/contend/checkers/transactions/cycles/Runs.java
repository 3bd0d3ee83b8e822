package dev.contend.checkers.transactions.cycles;

import dev.contend.checkers.transactions.graph.Dependency;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes one step of several that follow each other in the order of a process or of the clock: who
 * comes before who comes before a third comes before that, too.
 */
final class Runs {
  private Runs() {}

  /** A walk with its runs joined, and with the numbers that its transactions have outside. */
  static Cycle joined(Cycle cycle, int[] vertices) {
    List<Cycle.Step> steps = new ArrayList<>();
    for (Cycle.Step step : rotated(cycle.steps())) {
      Cycle.Step renamed = new Cycle.Step(vertices[step.from()], vertices[step.to()], step.why());
      Cycle.Step before = steps.isEmpty() ? null : steps.get(steps.size() - 1);
      if (before != null && before.why().order() && step.why().order()) {
        boolean process = before.why() == step.why() && step.why() == Dependency.PROCESS;
        Dependency why = process ? Dependency.PROCESS : Dependency.REALTIME;
        steps.set(steps.size() - 1, new Cycle.Step(before.from(), renamed.to(), why));
      } else {
        steps.add(renamed);
      }
    }
    return new Cycle(cycle.type(), steps);
  }

  /** The same walk from where no run goes on. */
  private static List<Cycle.Step> rotated(List<Cycle.Step> steps) {
    for (int first = 0; first < steps.size(); first++) {
      if (!steps.get(first).why().order()) {
        List<Cycle.Step> rotated = new ArrayList<>(steps.subList(first, steps.size()));
        rotated.addAll(steps.subList(0, first));
        return rotated;
      }
    }
    return steps;
  }
}
