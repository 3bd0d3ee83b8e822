package dev.contend.harness.testing;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Schedules as a line: the name of the session of each step, {@code A/dies} where one dies. */
final class ScheduleText {
  private static final String DIES = "/dies";

  private final List<Choice> choices;
  private final List<String> sessions;

  private ScheduleText(List<Choice> choices, List<String> sessions) {
    this.choices = choices;
    this.sessions = sessions;
  }

  /** The line that says what was chosen. */
  static String of(Trace trace) {
    return trace.choices().stream()
        .map(choice -> word(choice, trace.lanes()))
        .collect(Collectors.joining(" "));
  }

  private static String word(Choice choice, List<String> sessions) {
    return sessions.get(choice.lane()) + (choice.act() == Choice.Act.DIE ? DIES : "");
  }

  /**
   * Reads such a line.
   *
   * @throws IllegalArgumentException if a word is no session
   */
  static ScheduleText parse(String line, Scenario scenario) {
    List<String> sessions = scenario.sessions().stream().map(Session::name).toList();
    List<Choice> choices = new ArrayList<>();
    for (String word : line.strip().split("\\s+")) {
      boolean dies = word.endsWith(DIES);
      String name = dies ? word.substring(0, word.length() - DIES.length()) : word;
      if (!sessions.contains(name)) {
        throw new IllegalArgumentException(
            "there is no session '" + name + "' in this race; there are " + sessions);
      }
      choices.add(new Choice(sessions.indexOf(name), dies ? Choice.Act.DIE : Choice.Act.STEP));
    }
    return new ScheduleText(choices, sessions);
  }

  /**
   * Follows the line; at its end each session goes on for as long as it can.
   *
   * @throws AssertionError if what it says is impossible
   */
  Choice choose(Point point) {
    if (point.number() >= choices.size()) {
      return point.currentCanGoOn() ? Choice.step(point.current()) : point.choices().get(0);
    }
    Choice choice = choices.get(point.number());
    if (!point.choices().contains(choice)) {
      throw new AssertionError(
          "This schedule is impossible now: its word %d is %s, but there only %s can go on."
              .formatted(
                  point.number() + 1,
                  word(choice, sessions),
                  point.choices().stream()
                      .map(possible -> word(possible, sessions))
                      .collect(Collectors.joining(" or "))));
    }
    return choice;
  }
}
