package dev.contend.checkers.transactions.cycles;

import dev.contend.checkers.transactions.graph.Dependency;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cuts a closed walk in which no two anti-dependencies are neighbours down to a cycle of that kind.
 *
 * <p>Where the walk comes by a transaction a second time it falls into two. If in one of them two
 * anti-dependencies have become neighbours there, then in the other two plain edges have; so if
 * that other one has an anti-dependency at all, it is such a walk, and shorter. If it has none, it
 * is a cycle of plain edges, which is worse and is found by itself.
 */
final class Reduction {
  private Reduction() {}

  /** A cycle that comes by no transaction twice, or null if the walk falls into others. */
  static List<Cycle.Step> of(List<Cycle.Step> walk) {
    List<Cycle.Step> steps = walk;
    while (true) {
      int[] loop = loop(steps);
      if (loop == null) {
        return steps;
      }
      List<Cycle.Step> inner = steps.subList(loop[0], loop[1]);
      List<Cycle.Step> outer = new ArrayList<>(steps.subList(0, loop[0]));
      outer.addAll(steps.subList(loop[1], steps.size()));
      if (apart(inner)) {
        steps = inner;
      } else if (apart(outer)) {
        steps = outer;
      } else {
        return null;
      }
    }
  }

  /** The first steps that begin at the same transaction, or null if there are none. */
  private static int[] loop(List<Cycle.Step> steps) {
    Map<Integer, Integer> seen = new HashMap<>();
    for (int i = 0; i < steps.size(); i++) {
      Integer before = seen.put(steps.get(i).from(), i);
      if (before != null) {
        return new int[] {before, i};
      }
    }
    return null;
  }

  /** Whether there are anti-dependencies, and none is next to another. */
  private static boolean apart(List<Cycle.Step> steps) {
    return antis(steps) > 0 && !neighbours(steps);
  }

  /** The number of anti-dependencies. */
  static long antis(List<Cycle.Step> steps) {
    return steps.stream().filter(step -> step.why() == Dependency.RW).count();
  }

  /** Whether two anti-dependencies stand next to each other, the last and the first included. */
  static boolean neighbours(List<Cycle.Step> steps) {
    Dependency before = steps.get(steps.size() - 1).why();
    for (Cycle.Step step : steps) {
      if (before == Dependency.RW && step.why() == Dependency.RW) {
        return true;
      }
      before = step.why();
    }
    return false;
  }
}
