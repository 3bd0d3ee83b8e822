package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.OperationId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What was chosen and done so far in one schedule. Used under the lock of {@link Turns}. */
final class Taken {
  private final List<Choice> choices = new ArrayList<>();
  private final List<StepLog> steps = new ArrayList<>();
  private int current = -1;

  /** A choice was made. */
  void choose(Choice choice) {
    choices.add(choice);
    if (choice.act() != Choice.Act.EXPIRE) {
      current = choice.lane();
    }
  }

  /** Begins the step that was chosen last. */
  StepLog step(Lane lane, OperationId operation, boolean first) {
    StepLog step = new StepLog(last(), lane.index, operation, first);
    steps.add(step);
    return step;
  }

  /** The number of the last choice; -1 before the first. */
  int last() {
    return choices.size() - 1;
  }

  /** Whether another session than this one was chosen after that many choices. */
  boolean othersSince(Lane lane, int number) {
    return choices.subList(number, choices.size()).stream()
        .anyMatch(choice -> choice.lane() != lane.index);
  }

  /** The moment, as a chooser sees it. */
  Point point(Options options) {
    return new Point(
        choices.size(),
        current,
        options.choices(),
        options.next(),
        Collections.unmodifiableList(steps));
  }

  List<Choice> choices() {
    return List.copyOf(choices);
  }

  List<StepLog> steps() {
    return List.copyOf(steps);
  }
}
