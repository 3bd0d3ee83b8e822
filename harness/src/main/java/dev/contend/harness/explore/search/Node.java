package dev.contend.harness.explore.search;

import dev.contend.harness.explore.scenario.Choice;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A point on the path of {@link PartialOrder}, and what was and is to be chosen there.
 *
 * @param <F> what a step may touch
 */
final class Node<F> {
  private final List<Choice> choices;
  private final Map<Choice, F> asleep;
  private final Set<Choice> wanted = new LinkedHashSet<>();
  private Choice chosen;
  private F touch;

  /**
   * @param choices all that can happen here
   * @param asleep those that would lead to nothing new, and what they touch
   */
  Node(List<Choice> choices, Map<Choice, F> asleep) {
    this.choices = List.copyOf(choices);
    this.asleep = asleep;
  }

  /**
   * Chooses what is run first: a step of a session, that one if it may be. Deaths and leases that
   * expire are run in any case: a death is another course of its session rather than a step of
   * somebody else, and a lease can expire only as long as somebody looks at it, so a schedule
   * without either tells nothing of those with it.
   *
   * @return the choice, or null if everybody sleeps
   */
  Choice begin(Choice preferred) {
    List<Choice> awake = choices.stream().filter(choice -> !asleep.containsKey(choice)).toList();
    List<Choice> steps = awake.stream().filter(choice -> isStep(choice)).toList();
    if (steps.contains(preferred)) {
      wanted.add(preferred);
    } else {
      steps.stream().findFirst().ifPresent(wanted::add);
    }
    awake.stream().filter(choice -> !isStep(choice)).forEach(wanted::add);
    chosen = wanted.stream().findFirst().orElse(null);
    return chosen;
  }

  private static boolean isStep(Choice choice) {
    return choice.act() == Choice.Act.STEP;
  }

  /** Puts to sleep what was chosen and goes to the next that is wanted; false if there is none. */
  boolean next() {
    asleep.put(chosen, touch);
    chosen = wanted.stream().filter(choice -> !asleep.containsKey(choice)).findFirst().orElse(null);
    touch = null;
    return chosen != null;
  }

  /** Whether this is possible here. */
  boolean possible(Choice choice) {
    return choices.contains(choice);
  }

  /** Whether what follows this choice is run, or need not be since it was run elsewhere. */
  boolean covered(Choice choice) {
    return wanted.contains(choice) || asleep.containsKey(choice);
  }

  void want(Choice choice) {
    wanted.add(choice);
  }

  void wantAll() {
    wanted.addAll(choices);
  }

  List<Choice> choices() {
    return choices;
  }

  Map<Choice, F> asleep() {
    return asleep;
  }

  Choice chosen() {
    return chosen;
  }

  /** What the step that was chosen touched. */
  F touch() {
    return touch;
  }

  void touch(F touched) {
    touch = touched;
  }
}
