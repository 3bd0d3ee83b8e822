package dev.contend.harness.explore;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.Choice.Act;
import dev.contend.harness.explore.scenario.Step;
import dev.contend.harness.explore.schedule.Chooser;
import dev.contend.harness.explore.schedule.Point;
import dev.contend.harness.explore.schedule.StepLog;
import java.util.List;

/**
 * Lets leases expire early or not at all. That a lease has expired is seen by a call of a lock or
 * of the clock and by nothing else, so between two such calls it makes no difference when it did.
 * It is enough to let it expire right after one; each other moment would be another schedule with
 * the same outcome, and there are many of them.
 *
 * <p>Not to be used with {@link dev.contend.harness.explore.search.SleepSets}, which leave out the
 * same schedules and more: of those that are alike they may keep the one that is left out here.
 */
record EarlyExpiry(Chooser chooser) implements Chooser {

  @Override
  public Choice choose(Point point) {
    List<StepLog> steps = point.steps();
    boolean afterPart = !steps.isEmpty() && seesLeases(steps.get(steps.size() - 1).step());
    List<Choice> steppedOrDied =
        point.choices().stream().filter(choice -> choice.act() != Act.EXPIRE).toList();
    // Where nothing else can happen, what could have expired before expires now.
    return afterPart || steppedOrDied.isEmpty()
        ? chooser.choose(point)
        : chooser.choose(
            new Point(point.number(), point.current(), steppedOrDied, point.next(), steps));
  }

  private static boolean seesLeases(Step step) {
    return step.kind() == Step.Kind.LOCK || step.kind() == Step.Kind.PART;
  }
}
