package dev.contend.harness.workload;

import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.parts.Parts;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * A race small enough to be explored: a few callers, each with one or two operations. Stateless;
 * what changes is in its {@link Round}s.
 *
 * @param name in lower case, for people: {@code two cancels of one order}
 * @param callers the functions that each caller calls, in its order
 * @param schema creates the tables
 * @param rounds what is there before, and the calls: made anew for each schedule
 * @param told the order of steps in which the account says that it went wrong; empty if this is not
 *     the account's code and race
 * @param mortal callers, by number, whose process may die at any step
 * @param workers queues whose tasks workers do, each from the moment at which it was sent, by name
 *     with the function of what is done; tasks of other queues wait until somebody polls
 * @param sharesMemory whether callers share anything in the memory of the process, such as a lock:
 *     then no two steps are independent
 */
public record Scene(
    String name,
    List<List<Keyword>> callers,
    Tables schema,
    Supplier<Round> rounds,
    List<Told> told,
    Set<Integer> mortal,
    Map<String, Keyword> workers,
    boolean sharesMemory) {

  public Scene {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(schema, "schema");
    Objects.requireNonNull(rounds, "rounds");
    callers = callers.stream().map(List::copyOf).toList();
    told = List.copyOf(told);
    mortal = Set.copyOf(mortal);
    workers = Map.copyOf(workers);
  }

  /** Callers that live, share nothing, and start nobody. */
  public Scene(String name, List<List<Keyword>> callers, Tables schema, Supplier<Round> rounds) {
    this(name, callers, schema, rounds, List.of(), Set.of(), Map.of(), false);
  }

  /** One schedule's share, made anew. */
  public Round round() {
    return rounds.get();
  }

  /** The same, with the account's order of steps. */
  public Scene told(List<Told> steps) {
    return new Scene(name, callers, schema, rounds, steps, mortal, workers, sharesMemory);
  }

  /** The same, with callers that may die. */
  public Scene mortal(Integer... dying) {
    return new Scene(name, callers, schema, rounds, told, Set.of(dying), workers, sharesMemory);
  }

  /** The same, with workers of queues. */
  public Scene workers(Map<String, Keyword> functions) {
    return new Scene(name, callers, schema, rounds, told, mortal, functions, sharesMemory);
  }

  /** The same, with callers that share memory. */
  public Scene sharingMemory() {
    return new Scene(name, callers, schema, rounds, told, mortal, workers, true);
  }

  /** Creates tables. */
  @FunctionalInterface
  public interface Tables {
    /**
     * Creates them in the connection's schema, which is empty. Called once for all scenes of a
     * strategy.
     */
    void create(Connection db) throws SQLException;
  }

  /**
   * A step of an account.
   *
   * @param lane who takes it: a caller by its number, from 0; then workers in the order in which
   *     their tasks were sent
   * @param act what happens there
   * @param words what the account says of this step, in a short sentence
   */
  public record Told(int lane, Act act, String words) {

    /** A step that is taken. */
    public static Told step(int lane, String words) {
      return new Told(lane, Act.STEP, words);
    }
  }

  /** What can happen at a step. */
  public enum Act {
    /** It is taken. */
    STEP,
    /** The process dies before it. */
    DIE,
    /** Before it, time passes until the oldest lease of who takes it expires. */
    EXPIRE
  }

  /** One schedule's share. */
  public interface Round {

    /** Inserts the rows that are there before. */
    void prepare(Connection db) throws SQLException;

    /** Fills what is beside the database, after {@link #prepare}. */
    default void fill(Parts parts) throws SQLException {}

    /** Observes what the round begins with, after {@link #prepare}. */
    default List<Call> begin() {
      return List.of();
    }

    /**
     * A call. Made when its caller is about to call, so that it may know what an earlier one
     * answered.
     *
     * @param caller from 0
     * @param index among the caller's calls, from 0
     */
    Call call(int caller, int index);

    /**
     * What a worker does with a task.
     *
     * @param queue one of {@link Scene#workers}
     * @param task as it was sent
     */
    default Call task(String queue, Object task) {
      throw new UnsupportedOperationException("nobody works on " + queue);
    }

    /**
     * Observes what the round left. Its calls may first do what is left to be done, such as what
     * waits in an outbox: they run when no session is at work any more.
     */
    List<Call> end();

    /**
     * An output of a call with its generated values marked, such that outputs are equal that differ
     * in nothing else; see {@code explore.judge.Generated}.
     */
    default Object comparable(Keyword f, Object output) {
      return output;
    }
  }
}
