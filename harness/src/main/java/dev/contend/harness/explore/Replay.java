package dev.contend.harness.explore;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.Point;
import dev.contend.harness.explore.schedule.ScheduleRunner;
import java.util.List;
import java.util.Optional;

/** Runs a schedule again, choice for choice. */
public final class Replay {
  private final ScheduleRunner runner;
  private final List<Choice> choices;

  /**
   * Of choices that were made before.
   *
   * @param runner of the same scenario
   */
  public Replay(ScheduleRunner runner, List<Choice> choices) {
    this.runner = runner;
    this.choices = List.copyOf(choices);
  }

  /**
   * Runs it, on tables that are restored down to the order of their rows.
   *
   * @param detailed whether to find out for whom a session waits
   * @return how it went, or empty if at some point the choice that was made before was impossible
   */
  public Optional<Trace> run(boolean detailed) throws Exception {
    runner.exact(true);
    try {
      return runner.run(this::choose, operation -> true, detailed);
    } finally {
      runner.exact(false);
    }
  }

  private Choice choose(Point point) {
    if (point.number() < choices.size()) {
      Choice choice = choices.get(point.number());
      return point.choices().contains(choice) ? choice : null;
    }
    return null;
  }
}
