package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.Choice;

/** Decides what happens next. Asked only when no session moves. */
@FunctionalInterface
public interface Chooser {
  /**
   * Chooses.
   *
   * @return one of {@link Point#choices()}, or null to break this schedule off
   */
  Choice choose(Point point);
}
