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

/**
 * All schedules but those that differ from another one only in the order of independent steps, by
 * sleep sets (Godefroid, "Partial-Order Methods for the Verification of Concurrent Systems", LNCS
 * 1032, 1996, chapter 5). Depth first: when all that follows a choice was run, the choice sleeps
 * while its siblings are run, until a step is taken that depends on it; a point at which everybody
 * sleeps leads to nothing new.
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
public final class SleepSets<F> {

  private static final class Node<F> {
    final List<Choice> choices;
    final Map<Choice, F> asleep;
    Choice chosen;

    Node(List<Choice> choices, Map<Choice, F> asleep) {
      this.choices = List.copyOf(choices);
      this.asleep = asleep;
    }

    /** The next choice that does not sleep, that one first if it is possible; null if none. */
    Choice awake(Choice preferred) {
      if (choices.contains(preferred) && !asleep.containsKey(preferred)) {
        return preferred;
      }
      return choices.stream().filter(c -> !asleep.containsKey(c)).findFirst().orElse(null);
    }
  }

  private final Dependence<F> dependence;
  private final List<Node<F>> path = new ArrayList<>();

  /** Of the schedule that is being run: what each step may touch. */
  private final List<F> touches = new ArrayList<>();

  private Dependence.Following<F> following;

  public SleepSets(Dependence<F> dependence) {
    this.dependence = dependence;
  }

  /** Runs schedules until none is left, the visitor has enough, or the budget is used up. */
  public Coverage run(Execution execution, Visitor visitor, Budget budget) throws Exception {
    Budget.Clock clock = budget.start();
    long schedules = 0;
    long brokenOff = 0;
    boolean left = true;
    boolean enough = false;
    while (left && !enough && clock.take()) {
      touches.clear();
      following = dependence.follow();
      List<StepLog> steps = new ArrayList<>();
      Optional<Trace> trace =
          execution.run(
              point -> {
                steps.clear();
                steps.addAll(point.steps());
                return choose(point);
              });
      if (trace.isPresent()) {
        schedules++;
        enough = !visitor.visit(trace.get());
      } else {
        brokenOff++;
      }
      touch(steps);
      left = backtrack();
    }
    return new Coverage(schedules, brokenOff, !left, schedules + (left ? 1 : 0), -1, true);
  }

  private Choice choose(Point point) {
    int number = point.number();
    touch(point.steps());
    if (number < path.size()) {
      Choice chosen = path.get(number).chosen;
      if (!point.choices().equals(path.get(number).choices)) {
        throw new DivergedException(number, path.get(number).choices, point.choices());
      }
      return chosen;
    }
    Node<F> node =
        new Node<>(point.choices(), number == 0 ? new LinkedHashMap<>() : stillAsleep(number - 1));
    node.chosen = node.awake(PreemptionOrder.goOn(point));
    if (node.chosen != null) {
      path.add(node);
    }
    return node.chosen;
  }

  /** Those that sleep at a point and are not woken by the step that was taken there. */
  private Map<Choice, F> stillAsleep(int number) {
    F taken = touches.get(number);
    Map<Choice, F> asleep = new LinkedHashMap<>();
    path.get(number)
        .asleep
        .forEach(
            (choice, touch) -> {
              if (apart(choice, path.get(number).chosen) && dependence.independent(touch, taken)) {
                asleep.put(choice, touch);
              }
            });
    return asleep;
  }

  /** Whether neither has to come before the other because one session does both. */
  private static boolean apart(Choice one, Choice other) {
    return one.lane() != other.lane()
        || one.act() == Choice.Act.EXPIRE
        || other.act() == Choice.Act.EXPIRE;
  }

  /** Brings the footprints up to the steps that were taken. */
  private void touch(List<StepLog> steps) {
    for (int i = touches.size(); i < steps.size(); i++) {
      StepLog step = steps.get(i);
      boolean waited = step.returned() > i;
      touches.add(following.next(step, waited || othersBlocked(steps, i)));
    }
  }

  /** Whether a step of another session was blocked when this one began. */
  private static boolean othersBlocked(List<StepLog> steps, int number) {
    return steps.subList(0, number).stream().anyMatch(step -> step.returned() >= number);
  }

  /** Puts to sleep what was done, and goes to the next choice; false if there is none. */
  private boolean backtrack() {
    while (!path.isEmpty()) {
      int number = path.size() - 1;
      Node<F> node = path.get(number);
      node.asleep.put(
          node.chosen, number < touches.size() ? touches.get(number) : dependence.everything());
      node.chosen = node.awake(node.chosen);
      if (node.chosen != null) {
        return true;
      }
      path.remove(number);
    }
    return false;
  }
}
