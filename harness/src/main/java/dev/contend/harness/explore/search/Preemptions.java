package dev.contend.harness.explore.search;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.schedule.Point;

/** How much a choice disturbs. */
final class Preemptions {
  private Preemptions() {}

  /** One if it takes the turn from a session that could go on, and one if a process dies. */
  static int of(Point point, Choice choice) {
    return (point.preempts(choice) ? 1 : 0) + (choice.act() == Choice.Act.DIE ? 1 : 0);
  }
}
