package dev.contend.harness.explore.search;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.Chooser;
import dev.contend.harness.explore.schedule.Point;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Tells a schedule that was run before from memory instead of running it again: the same choices
 * lead to the same points and the same end, or the scenario can't be explored anyway. So one search
 * can go on from what another has run.
 *
 * <p>Used by one thread at a time. Memory: all points of so many schedules.
 */
public final class Remembered implements Execution {

  /** What is known to follow some choices. */
  private static final class Place {
    private final Map<Choice, Place> after = new HashMap<>();
    private Point point;
    private Trace end;

    Place after(Choice choice) {
      return after.computeIfAbsent(choice, made -> new Place());
    }
  }

  private final Execution execution;
  private final Place beginning = new Place();
  private int left;
  private boolean told;

  /**
   * @param execution that is asked for what is not known
   * @param schedules how many are remembered, those that are run first
   */
  public Remembered(Execution execution, int schedules) {
    this.execution = execution;
    this.left = schedules;
  }

  /** From now on nothing more is remembered. */
  public void stop() {
    left = 0;
  }

  /** Whether the schedule that was asked for last was told from memory. */
  public boolean told() {
    return told;
  }

  @Override
  public Optional<Trace> run(Chooser chooser) throws Exception {
    List<Choice> made = new ArrayList<>();
    Place place = beginning;
    while (place.point != null) {
      Choice choice = chooser.choose(place.point);
      if (choice == null) {
        told = true;
        return Optional.empty();
      }
      made.add(choice);
      place = place.after.getOrDefault(choice, new Place());
    }
    told = place.end != null;
    return told ? Optional.of(place.end) : go(made, chooser);
  }

  /** Runs it: what was chosen already, and then on from there. */
  private Optional<Trace> go(List<Choice> made, Chooser chooser) throws Exception {
    List<Point> points = new ArrayList<>();
    Optional<Trace> trace =
        execution.run(
            point -> {
              points.add(point);
              if (point.number() >= made.size()) {
                return chooser.choose(point);
              }
              Choice choice = made.get(point.number());
              if (!point.choices().contains(choice)) {
                throw new DivergedException(point.number(), choice, point.choices());
              }
              return choice;
            });
    if (trace.isPresent() && left > 0) {
      left--;
      remember(points, trace.get());
    }
    return trace;
  }

  private void remember(List<Point> points, Trace trace) {
    Place place = beginning;
    for (Point point : points) {
      place.point = point;
      place = place.after(trace.choices().get(point.number()));
    }
    place.end = trace;
  }
}
