package dev.contend.harness.explore.search;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.Point;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * All schedules in the order of their number of preemptions, each once; so the first that breaks
 * something is one with the fewest. (Musuvathi and Qadeer, "Iterative context bounding for
 * systematic testing of multithreaded programs", PLDI 2007: most faults need one or two.)
 *
 * <p>A preemption takes the turn from a session that could go on; that a process dies counts as
 * one. A run follows a prefix and then lets each session go on for as long as it can. Every choice
 * that was possible beyond the prefix and not taken gives another prefix. So each schedule is the
 * continuation of exactly one prefix, and no prefix of fewer preemptions comes later.
 *
 * <p>Memory: the prefixes that are still to be run, at most one for each schedule.
 */
public final class PreemptionOrder {
  private record Prefix(List<Choice> choices, int preemptions) {}

  private final TreeMap<Integer, Deque<Prefix>> open = new TreeMap<>();
  private long pending;
  private long schedules;

  /** Begins with no schedule run. */
  public PreemptionOrder() {
    add(new Prefix(List.of(), 0));
  }

  /** Whether to go on, asked before each schedule. */
  @FunctionalInterface
  public interface While {
    /**
     * Says so.
     *
     * @param preemptions of the next schedule
     * @param atLeast how many schedules there are at least, run or not
     */
    boolean goOn(int preemptions, long atLeast);
  }

  /**
   * Runs schedules until all were run, the visitor has enough, or the budget is used up; goes on
   * where the last call ended.
   */
  public Coverage run(Execution execution, Visitor visitor, Budget budget, While condition)
      throws Exception {
    Budget.Clock clock = budget.start();
    boolean enough = false;
    while (!enough
        && !open.isEmpty()
        && condition.goOn(open.firstKey(), schedules + pending)
        && clock.take()) {
      Following following = new Following(take());
      Optional<Trace> trace = execution.run(following::choose);
      schedules++;
      following.alternatives.forEach(this::add);
      enough = !visitor.visit(trace.orElseThrow());
    }
    int bound = open.isEmpty() ? Integer.MAX_VALUE : open.firstKey() - 1;
    return new Coverage(schedules, 0, open.isEmpty(), schedules + pending, bound, false);
  }

  private void add(Prefix prefix) {
    open.computeIfAbsent(prefix.preemptions(), bucket -> new ArrayDeque<>()).add(prefix);
    pending++;
  }

  private Prefix take() {
    Deque<Prefix> fewest = open.firstEntry().getValue();
    Prefix prefix = fewest.remove();
    if (fewest.isEmpty()) {
      open.pollFirstEntry();
    }
    pending--;
    return prefix;
  }

  /** Follows a prefix, then goes on without preemption, and notes what else was possible. */
  private static final class Following {
    private final Prefix prefix;
    private final List<Choice> made = new ArrayList<>();
    private final List<Prefix> alternatives = new ArrayList<>();

    Following(Prefix prefix) {
      this.prefix = prefix;
    }

    Choice choose(Point point) {
      int number = point.number();
      Choice chosen;
      if (number < prefix.choices().size()) {
        chosen = prefix.choices().get(number);
        if (!point.choices().contains(chosen)) {
          throw new DivergedException(number, chosen, point.choices());
        }
      } else {
        chosen = goOn(point);
        for (Choice other : point.choices()) {
          if (!other.equals(chosen)) {
            alternatives.add(alternative(point, other));
          }
        }
      }
      made.add(chosen);
      return chosen;
    }

    private Prefix alternative(Point point, Choice other) {
      List<Choice> choices = new ArrayList<>(made);
      choices.add(other);
      return new Prefix(choices, prefix.preemptions() + Preemptions.of(point, other));
    }
  }

  /** The choice that preempts nobody. */
  static Choice goOn(Point point) {
    return point.currentCanGoOn() ? Choice.step(point.current()) : point.choices().get(0);
  }
}
