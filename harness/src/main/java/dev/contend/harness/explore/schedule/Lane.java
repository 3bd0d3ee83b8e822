package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.explore.scenario.Step;
import dev.contend.harness.tracking.OperationTracker;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/** A session in one schedule, with the thread that runs it. */
final class Lane {
  private static final ThreadLocal<Lane> CURRENT = new ThreadLocal<>();

  /** Where it stands. */
  enum State {
    /** Its thread is at work, in Java or in the database, or wants to be. */
    MOVING,
    /** Its thread waits for its turn. */
    WAITING,
    /** It has ended. */
    DONE
  }

  final int index;
  final Session session;
  final Optional<OperationId> startedBy;
  final OperationTracker tracker;
  final Condition turn;

  // Written under the lock of Turns.
  volatile State state = State.MOVING;
  boolean granted;
  boolean dies;
  OperationId next;

  /** Whether it could go on if it had its turn; null if nothing else keeps it. */
  BooleanSupplier ready;

  /** The leases, by lock, of which its next step can tell whether they have expired. */
  Predicate<String> notices = lease -> true;

  /** Whether it polls and has found nothing. */
  boolean idle;

  Unwinding toUnwind;

  // Of its own thread, read by who observes it.
  volatile Thread thread;
  volatile OpenConnection inCall;
  volatile StepLog step;

  // Of its own thread.
  private OperationId operation;
  private boolean beginning;
  boolean othersWait;
  Unwinding unwinding;
  private final Set<Long> sessions = ConcurrentHashMap.newKeySet();

  Lane(
      int index,
      Session session,
      Optional<OperationId> startedBy,
      OperationTracker tracker,
      Condition turn) {
    this.index = index;
    this.session = session;
    this.startedBy = startedBy;
    this.tracker = tracker;
    this.turn = turn;
  }

  /** The session whose code the current thread runs, or null if it runs none. */
  static Lane current() {
    return CURRENT.get();
  }

  /** A connection that its code used, so that it may wait there or others for it. */
  void uses(OpenConnection connection) {
    sessions.add(connection.session);
  }

  /** The numbers by which the server knows the sessions that its code used. */
  Set<Long> sessions() {
    return sessions;
  }

  /** Waits for its turn to take a step, unless this is the first of an operation that has begun. */
  void begin(Turns turns, Step asked) {
    begin(turns, asked, null, false, lease -> false);
  }

  /**
   * The same, and waits until it can go on.
   *
   * @param there whether it can, or null if nothing but its turn keeps it
   * @param idling whether it polls
   * @param noticed the leases, by lock, of which the step can tell whether they have expired
   */
  void begin(
      Turns turns, Step asked, BooleanSupplier there, boolean idling, Predicate<String> noticed) {
    if (unwinding != null) {
      throw unwinding;
    }
    notices = noticed;
    if (beginning) {
      beginning = false;
    } else {
      ready = there;
      idle = idling;
      await(turns, false);
    }
    step.asked(asked);
  }

  /** Goes on with the step under way when its turn comes and what it waits for is there. */
  void waitUntil(Turns turns, BooleanSupplier there) {
    try {
      turns.awaitAgain(this, there);
    } catch (Unwinding end) {
      unwinding = end;
      throw end;
    }
  }

  /** The operation that it is at. */
  OperationId operation() {
    return operation;
  }

  /** Waits for its turn to begin an operation. */
  void beginOperation(Turns turns, OperationId begun) {
    operation = begun;
    // What it is going to ask for first is not known yet.
    notices = lease -> true;
    await(turns, true);
    beginning = true;
  }

  private void await(Turns turns, boolean first) {
    try {
      turns.await(this, operation, first);
    } catch (Unwinding end) {
      unwinding = end;
      throw end;
    }
  }

  void enter() {
    thread = Thread.currentThread();
    CURRENT.set(this);
  }

  void leave() {
    CURRENT.remove();
  }
}
