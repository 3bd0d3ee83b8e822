package dev.contend.harness.testing;

import dev.contend.harness.explore.Check;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import dev.contend.harness.explore.scenario.Step.Kind;
import dev.contend.harness.explore.scenario.Trace;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Sees to it that the sessions use the database at all. Code that goes past {@code db} and the data
 * source, to a database of its own configuration, would be called valid unseen.
 */
final class Activity implements Check {
  private final Set<String> sessions = new LinkedHashSet<>();
  private final Set<String> active = new LinkedHashSet<>();

  @Override
  public List<Wrong> check(Trace trace) {
    sessions.addAll(trace.lanes());
    trace.steps().stream()
        .filter(step -> step.step().kind() != Kind.NOTHING && step.step().kind() != Kind.DEATH)
        .forEach(step -> active.add(trace.lanes().get(step.lane())));
    return List.of();
  }

  /**
   * A sentence for each session that was never seen.
   *
   * @throws RefusedScenarioException if none was
   */
  List<String> warnings() throws RefusedScenarioException {
    if (active.isEmpty()) {
      throw new RefusedScenarioException(
          "no session sent a statement through db or through the data source of its TestDatabase,"
              + " so nothing was explored: give the code under test one of them.");
    }
    return sessions.stream()
        .filter(session -> !active.contains(session))
        .map(
            session ->
                "Session "
                    + session
                    + " sent no statement through db or through the data source of its"
                    + " TestDatabase.")
        .toList();
  }
}
