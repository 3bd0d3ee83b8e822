package dev.contend.harness.explore;

import dev.contend.harness.explore.judge.Outcome;
import dev.contend.harness.explore.search.Coverage;
import java.util.List;
import java.util.Set;

/**
 * What exploring a scenario gave.
 *
 * @param verdict invalid if something broke; valid if nothing did in any schedule; unknown if
 *     nothing did in those that were run
 * @param coverage how many were run
 * @param broken one of each kind and subject, those with the fewest preemptions first
 * @param outcomes all different ones that were seen
 */
public record Exploration(
    Word verdict, Coverage coverage, List<Broken> broken, Set<Outcome> outcomes) {
  public Exploration {
    broken = List.copyOf(broken);
    outcomes = Set.copyOf(outcomes);
  }

  /** What there is to say. */
  public enum Word {
    /** Nothing broke, in any schedule. */
    VALID,
    /** Something broke. */
    INVALID,
    /** Nothing broke, but not all schedules were run. */
    UNKNOWN
  }
}
