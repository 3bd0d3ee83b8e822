package dev.contend.harness.explore.search;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.Point;
import dev.contend.harness.explore.schedule.StepLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * All schedules but those that differ from another one only in the order of independent steps.
 *
 * <p>Depth first, with two reductions at once:
 *
 * <ul>
 *   <li>Sleep sets (Godefroid, "Partial-Order Methods for the Verification of Concurrent Systems",
 *       LNCS 1032, 1996, chapter 5): when all that follows a choice was run, the choice sleeps
 *       while its siblings are run, until a step is taken that depends on it; a point at which
 *       everybody sleeps leads to nothing new.
 *   <li>Of the choices at a point only one is run at first; others are when two steps of a schedule
 *       turn out to depend on each other that may come in the other order too ({@link Races}).
 * </ul>
 *
 * <p>A step's footprint counts together with what the judge sees of it: the step that begins an
 * operation and the one that ends another don't change places, since an operation that ended before
 * another began has to stay before it. A step taken while other sessions are blocked may include
 * what these do when it lets them go on, so it depends on everything.
 *
 * <p>Not to be used with a bound on preemptions: the schedule that is kept of those that are alike
 * may be one beyond the bound.
 *
 * @param <F> what a step may touch
 */
public final class PartialOrder<F> {
  private final Dependence<F> dependence;
  private final Races<F> races;
  private final List<Node<F>> path = new ArrayList<>();
  private Dependence.Following<F> following;

  /** How many steps at the beginning of the path were there in the schedule before. */
  private int known;

  /** How many steps of the schedule that is being run have their footprint. */
  private int touched;

  /** With what decides which steps may change places. */
  public PartialOrder(Dependence<F> dependence) {
    this.dependence = dependence;
    this.races = new Races<>(dependence, path);
  }

  /** Runs schedules until none is left, the visitor has enough, or the budget is used up. */
  public Coverage run(Execution execution, Visitor visitor, Budget budget) throws Exception {
    Budget.Clock clock = budget.start();
    long schedules = 0;
    long brokenOff = 0;
    boolean left = true;
    boolean enough = false;
    while (left && !enough && clock.take()) {
      touched = 0;
      following = dependence.follow();
      // The last point's list goes on to the schedule's end.
      AtomicReference<List<StepLog>> steps = new AtomicReference<>(List.of());
      Optional<Trace> trace =
          execution.run(
              point -> {
                steps.set(point.steps());
                return choose(point);
              });
      if (trace.isPresent()) {
        schedules++;
        enough = !visitor.visit(trace.get());
      } else {
        brokenOff++;
      }
      touch(steps.get(), path.size());
      left = backtrack();
    }
    return new Coverage(schedules, brokenOff, !left, schedules + (left ? 1 : 0), -1, true);
  }

  private Choice choose(Point point) {
    int number = point.number();
    touch(point.steps(), number);
    if (number < path.size()) {
      Node<F> node = path.get(number);
      if (!point.choices().equals(node.choices())) {
        throw new DivergedException(number, node.choices(), point.choices());
      }
      return node.chosen();
    }
    Node<F> node =
        new Node<>(point.choices(), number == 0 ? new LinkedHashMap<>() : stillAsleep(number - 1));
    Choice chosen = node.begin(PreemptionOrder.goOn(point));
    if (chosen != null) {
      path.add(node);
    }
    return chosen;
  }

  /** Those that sleep at a point and are not woken by the step that was taken there. */
  private Map<Choice, F> stillAsleep(int number) {
    Node<F> before = path.get(number);
    Map<Choice, F> asleep = new LinkedHashMap<>();
    before
        .asleep()
        .forEach(
            (choice, touch) -> {
              if (!Races.ordered(choice, before.chosen())
                  && dependence.independent(touch, before.touch())) {
                asleep.put(choice, touch);
              }
            });
    return asleep;
  }

  /** Brings the footprints up to the steps that were taken. */
  private void touch(List<StepLog> steps, int end) {
    for (; touched < end; touched++) {
      StepLog step = steps.get(touched);
      boolean waited = step.returned() > touched;
      F touch = following.next(step, waited || othersBlocked(steps, touched));
      if (touched >= known) {
        path.get(touched).touch(touch);
      }
    }
  }

  /** Whether a step of another session was blocked when this one began. */
  private static boolean othersBlocked(List<StepLog> steps, int number) {
    return steps.subList(0, number).stream().anyMatch(step -> step.returned() >= number);
  }

  /** Puts to sleep what was done, and goes to the next choice; false if there is none. */
  private boolean backtrack() {
    races.from(known);
    while (!path.isEmpty()) {
      Node<F> last = path.get(path.size() - 1);
      if (last.next()) {
        known = path.size() - 1;
        return true;
      }
      path.remove(path.size() - 1);
    }
    return false;
  }
}
