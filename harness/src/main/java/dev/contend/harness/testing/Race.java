package dev.contend.harness.testing;

import dev.contend.harness.explore.Exploration.Word;
import java.sql.Connection;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Sessions that run against each other, what they find and what is looked at in the end; see the
 * package for an example. Describe it, then call one of the methods at the end: {@link
 * #assertEveryScheduleIsSerial}, {@link #assertInvariants}, {@link #explore}, {@link #replay},
 * {@link #stress}. Made for one thread.
 *
 * <p>Each session runs on a thread of its own that is not the test's: thread locals, a transaction
 * or a security context of the test's thread are not there. {@code given} and {@code observe} run
 * on the test's thread.
 *
 * @param <G> what {@code given} returns
 * @param <S> the state that {@code observe} returns
 */
public final class Race<G, S> {
  private final Draft draft;

  Race(TestDatabase database, Isolation isolation) {
    draft = new Draft(database, isolation);
  }

  /** Makes the state before. */
  @FunctionalInterface
  public interface Given<G> {
    /** Runs before each schedule; returns what all sessions are handed. */
    G prepare(Connection db) throws Exception;
  }

  /** An operation: code under test whose caller gets an answer. */
  @FunctionalInterface
  public interface Work<G> {
    /**
     * Runs it.
     *
     * @param db a connection in autocommit, the same for all operations of a session; for code that
     *     has a {@link TestDatabase#dataSource} of nothing but no use
     * @return the answer, compared by {@code equals}; may be null
     */
    Object run(Connection db, G given) throws Exception;
  }

  /** An operation whose caller gets no answer. */
  @FunctionalInterface
  public interface Action<G> {
    /** Runs it. */
    void run(Connection db, G given) throws Exception;
  }

  /** Reads the final state. */
  @FunctionalInterface
  public interface Observe<G, S> {
    /** Runs when all sessions have ended; what it returns is compared by {@code equals}. */
    S observe(Connection db, G given) throws Exception;
  }

  /** What must hold of a final state. */
  @FunctionalInterface
  public interface Invariant<S> {
    /** Tests it; an assertion that fails in here counts as false. */
    boolean holds(S state) throws Exception;
  }

  // What is raced

  /**
   * Makes the state before each schedule, on top of what the database's tables hold. Everything
   * that sessions share in memory (caches, id pools) belongs in here too, so that each schedule has
   * its own.
   *
   * @throws IllegalStateException if there are sessions already
   */
  @SuppressWarnings("unchecked")
  public <H> Race<H, S> given(Given<H> given) {
    draft.given(given);
    return (Race<H, S>) this;
  }

  /** A session that calls these operations, one after another. */
  @SafeVarargs
  public final Race<G, S> session(String name, Work<G>... operations) {
    draft.session(name);
    for (Work<G> operation : operations) {
      draft.operation("call", operation);
    }
    return this;
  }

  /** Another operation of the session before, with a name for the witness. */
  public Race<G, S> operation(String name, Work<G> operation) {
    draft.operation(name, operation);
    return this;
  }

  /** Another operation of the session before, one that returns nothing. */
  public Race<G, S> action(String name, Action<G> action) {
    return operation(
        name,
        (db, given) -> {
          action.run(db, given);
          return null;
        });
  }

  /** The process of this session may die before any of its steps. */
  public Race<G, S> mayDie(String session) {
    draft.mayDie(session);
    return this;
  }

  /** Reads the state that matters, when all sessions have ended. */
  @SuppressWarnings("unchecked")
  public <T> Race<G, T> observe(Observe<G, T> observe) {
    draft.observe(observe);
    return (Race<G, T>) this;
  }

  /**
   * Something that must hold of every final state, whatever the order.
   *
   * @param name a sentence without full stop
   */
  public Race<G, S> invariant(String name, Invariant<? super S> invariant) {
    draft.invariant(name, invariant);
    return this;
  }

  // How outcomes are compared

  /**
   * An error that is an answer: its caller knows that nothing was done, and no order of whole
   * operations has to explain it. Looked for along the chain of causes. Any other error that
   * escapes from an operation is one that its caller sees, and breaks the test.
   */
  public Race<G, S> refusal(Class<? extends Throwable> error) {
    return refusal(error::isInstance);
  }

  /** The same by a condition, which is tried on each of the chain of causes. */
  public Race<G, S> refusal(Predicate<? super Throwable> error) {
    draft.refusals.add(error);
    return this;
  }

  /** An answer by which the caller knows that nothing was done: {@code "sold out"::equals}. */
  public Race<G, S> refusalWhen(Predicate<Object> answer) {
    draft.refusals.addAnswer(answer);
    return this;
  }

  /**
   * Objects of a class are compared as something else, wherever they are in answers and states: for
   * those without an {@code equals}, and to put {@link Contend#generated} around generated values.
   */
  public <T> Race<G, S> comparing(Class<T> type, Function<? super T, ?> as) {
    draft.marking.add(type, as);
    return this;
  }

  // How far to go

  /** At most so many schedules, for at most so long; 20,000 and a minute if nothing is said. */
  public Race<G, S> budget(long schedules, Duration time) {
    draft.budget(schedules, time);
    return this;
  }

  /** A search that ends at its budget and found nothing until then is good enough. */
  public Race<G, S> allowTruncated() {
    draft.allowTruncated = true;
    return this;
  }

  /**
   * Leaves out schedules that differ only in the order of steps that have nothing to do with each
   * other in the database. Right only where sessions share nothing in memory.
   */
  public Race<G, S> reduced() {
    draft.reduced = true;
    return this;
  }

  /** How long a session may run without reaching another step before it counts as hanging. */
  public Race<G, S> patience(Duration stall) {
    draft.patience(stall);
    return this;
  }

  /** How many connections the sessions may have open together; two each if nothing is said. */
  public Race<G, S> connections(int number) {
    draft.connections = number;
    return this;
  }

  // What to do

  /**
   * Runs every order of the sessions' statements, commits and rollbacks. In each, answers and final
   * state must be those of some order of whole operations; no error may escape; the invariants
   * hold.
   *
   * @return how it went
   * @throws AssertionError with the shortest schedule that breaks something, and how to replay it;
   *     if not all schedules could be run, unless that is allowed; if a session hangs, with where
   *     it stands; if the race can't be judged, with the reason
   * @throws IllegalArgumentException if the database has no such isolation setting
   */
  public Explored assertEveryScheduleIsSerial() {
    Explored explored = explore();
    if (explored.verdict() == Word.INVALID) {
      throw new AssertionError(explored.text());
    }
    return complete(explored);
  }

  /**
   * The same, but only the invariants must hold.
   *
   * @throws AssertionError as {@link #assertEveryScheduleIsSerial}
   */
  public Explored assertInvariants() {
    Explored explored = explore().onlyInvariants();
    if (!explored.broken().isEmpty()) {
      throw new AssertionError(explored.text());
    }
    return complete(explored);
  }

  private Explored complete(Explored explored) {
    if (!explored.exploration().coverage().complete() && !draft.allowTruncated) {
      throw new AssertionError(explored.text());
    }
    explored.warn();
    return explored;
  }

  /**
   * Runs every order and says what was found, without failing.
   *
   * @throws AssertionError if a session hangs or the race can't be judged
   */
  public Explored explore() {
    return Laboratory.explore(draft.plan());
  }

  /**
   * Runs one schedule and no other, and prints how it went.
   *
   * @param schedule the line of a failure's message: {@code A B B A}, the session of each step in
   *     turn; at its end each session goes on for as long as it can
   * @return how it went, with what is wrong with it
   * @throws AssertionError if at some point the session can't take a step; says which can
   */
  public Replayed replay(String schedule) {
    Replayed replayed = Laboratory.replay(draft.plan(), schedule);
    System.out.println(replayed.text());
    return replayed;
  }

  /**
   * Runs the sessions at the same time, on plain connections, round after round; each round must be
   * explained by some order of whole operations, as in the explorer. That nothing is found proves
   * nothing. It also finds what the explorer can't: a race inside one statement.
   *
   * @param time to go on for; it ends with the first round that breaks something
   * @return how many rounds there were, and how often each outcome
   * @throws AssertionError with the outcome that no order explains; if a session hangs; if the race
   *     can't be judged
   */
  public Stressed stress(Duration time) {
    Stressed stressed = Stress.run(draft.plan(), time);
    if (!stressed.findings().isEmpty()) {
      throw new AssertionError(stressed.text());
    }
    stressed.warn();
    return stressed;
  }
}
