package dev.contend.harness.explore.scenario;

import java.util.List;
import java.util.Objects;

/**
 * What is explored. Its schema is there before; what the tables hold then is restored before each
 * schedule.
 *
 * @param name for people: {@code two cancels}
 * @param given makes the state before, anew for each schedule
 * @param sessions that run against each other
 * @param observe the state that matters, when all sessions have ended
 * @param invariants that must hold of every final state
 */
public record Scenario(
    String name, Given given, List<Session> sessions, Observe observe, List<Invariant> invariants) {

  public Scenario {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(given, "given");
    Objects.requireNonNull(observe, "observe");
    sessions = List.copyOf(sessions);
    invariants = List.copyOf(invariants);
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException("a scenario has at least one session");
    }
  }

  /** Makes the state before. */
  @FunctionalInterface
  public interface Given {
    /**
     * Runs on a session of its own, whose statements are no steps.
     *
     * @return what all operations are handed: ids, caches, anything that is made anew
     */
    Object prepare(Parts parts) throws Exception;
  }

  /** Reads the final state. */
  @FunctionalInterface
  public interface Observe {
    /**
     * Runs on a session of its own, whose statements are no steps.
     *
     * @return the state that matters, compared by {@code equals}
     */
    Object observe(Parts parts, Object given) throws Exception;
  }

  /**
   * What must hold of the final state.
   *
   * @param name a sentence without full stop: {@code stock never above its origin}
   */
  public record Invariant(String name, Predicate holds) {}

  /** A test of a final state. */
  @FunctionalInterface
  public interface Predicate {
    boolean test(Object state) throws Exception;
  }
}
