package dev.contend.harness.explore.scenario;

import dev.contend.harness.parts.Parts;
import java.util.List;
import java.util.Map;
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
 * @param workers by the name of a queue, what is done with each task that is sent to it: a session
 *     of its own, which can go on from the moment at which the task was sent. Tasks of other queues
 *     wait until somebody polls
 */
public record Scenario(
    String name,
    Given given,
    List<Session> sessions,
    Observe observe,
    List<Invariant> invariants,
    Map<String, Worker> workers) {

  public Scenario {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(given, "given");
    Objects.requireNonNull(observe, "observe");
    sessions = List.copyOf(sessions);
    invariants = List.copyOf(invariants);
    workers = Map.copyOf(workers);
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException("a scenario has at least one session");
    }
  }

  /** Without workers. */
  public Scenario(
      String name,
      Given given,
      List<Session> sessions,
      Observe observe,
      List<Invariant> invariants) {
    this(name, given, sessions, observe, invariants, Map.of());
  }

  /** What is done with a task. */
  @FunctionalInterface
  public interface Worker {
    /**
     * Does it.
     *
     * @param parts what it works on
     * @param given what {@link Given} returned for this schedule
     * @param id of the operation that this is
     * @param task as it was sent
     * @return what the operation is said to have answered
     */
    Object run(Parts parts, Object given, OperationId id, Object task) throws Exception;
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
