package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.explore.scenario.Step;
import dev.contend.harness.tracking.OperationTracker;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Lets one session move at a time. A session's thread waits here before each step. Whoever is the
 * last to stop decides who goes on ({@link Standing}), so that a session that goes on itself costs
 * no change of threads. Where a session neither stops nor ends it may be blocked: {@link
 * QuietWatch} finds out, and calls {@link #settle}.
 */
final class Turns {
  private static final Step DEATH =
      new Step(Step.Kind.DEATH, "(the process dies)", List.of(), Step.Transaction.AUTOCOMMIT);

  private final ReentrantLock lock = new ReentrantLock();
  private final Attention attention = new Attention(lock.newCondition());
  private final Standing standing;

  Turns(Chooser chooser, PartsState parts) {
    standing = new Standing(chooser, parts, attention);
  }

  /** Adds a session, whose thread is about to run. */
  Lane add(Session session, Optional<OperationId> startedBy, OperationTracker tracker) {
    return locked(
        () -> {
          int index = standing.lanes().size();
          Lane lane = new Lane(index, session, startedBy, tracker, lock.newCondition());
          standing.add(lane);
          return lane;
        });
  }

  /**
   * Waits for a session's turn to take a step of that operation, and begins the step.
   *
   * @param first whether the operation begins with it
   * @throws Unwinding if the session is to end here
   */
  void await(Lane lane, OperationId operation, boolean first) {
    lock.lock();
    try {
      lane.next = operation;
      takeTurn(lane);
      begin(lane, operation, first);
    } finally {
      lock.unlock();
    }
  }

  /**
   * A session that has its turn can't go on: waits until it can, and has its turn again. That is
   * another step, the same call.
   *
   * @param ready whether it can; asked when no session moves
   */
  void awaitAgain(Lane lane, BooleanSupplier ready) {
    lock.lock();
    try {
      Step asked = lane.step.step();
      OperationId operation = lane.next;
      lane.ready = ready;
      takeTurn(lane);
      begin(lane, operation, false);
      lane.step.asked(asked);
    } finally {
      lock.unlock();
    }
  }

  private void begin(Lane lane, OperationId operation, boolean first) {
    lane.step = standing.taken().step(lane, operation, first);
    if (lane.dies) {
      lane.step.asked(DEATH);
      throw Unwinding.death();
    }
  }

  private void takeTurn(Lane lane) {
    standing.waits(lane);
    while (!lane.granted && !standing.brokenOff() && lane.toUnwind == null) {
      lane.turn.awaitUninterruptibly();
    }
    if (!lane.granted) {
      standing.unwinds(lane);
      throw standing.brokenOff() ? Unwinding.brokenOff() : lane.toUnwind;
    }
    lane.granted = false;
    lane.ready = null;
    lane.idle = false;
  }

  /**
   * Whether another session than this one took a step after that many choices; asked when no
   * session moves.
   */
  boolean othersMovedSince(Lane lane, int number) {
    return standing.taken().othersSince(lane, number);
  }

  /** A session's thread has nothing more to do. */
  void done(Lane lane) {
    locked(() -> standing.ends(lane));
  }

  /** Ends the schedule: every session ends where it next asks for something. */
  void breakOff(Throwable why) {
    locked(() -> standing.breakOff(why));
  }

  /** The sessions that move, at a moment. */
  record Moving(long version, List<Lane> lanes) {}

  /**
   * Waits until there is something to look at: all have ended, a session stopped while another
   * moves, or nothing has happened for a while although some move.
   *
   * @param nanos at most
   * @return those that move if nothing happened meanwhile or somebody should look at them; with no
   *     lanes otherwise
   */
  Moving awaitAttention(long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      boolean look = attention.await(standing.ended() ? 0 : nanos);
      return new Moving(attention.version(), look ? standing.moving() : List.of());
    } finally {
      lock.unlock();
    }
  }

  /**
   * All that moved at that version are known to be blocked: those that wait for their turn can go
   * on.
   *
   * @return whether somebody can
   */
  boolean settle(long seen) {
    return locked(
        () -> {
          if (attention.version() == seen && !standing.brokenOff()) {
            standing.decide();
            return attention.version() != seen || standing.brokenOff();
          }
          return true;
        });
  }

  boolean ended() {
    return locked(standing::ended);
  }

  boolean brokenOff() {
    return locked(standing::brokenOff);
  }

  /** Why the schedule was broken off; null if it was not, or by the chooser's wish. */
  Throwable failure() {
    return locked(standing::failure);
  }

  /** The number of choices made so far. */
  int choicesMade() {
    return locked(() -> standing.taken().last() + 1);
  }

  List<Choice> choices() {
    return locked(() -> standing.taken().choices());
  }

  List<StepLog> steps() {
    return locked(() -> standing.taken().steps());
  }

  List<Lane> lanes() {
    return locked(standing::lanes);
  }

  private void locked(Runnable action) {
    locked(
        () -> {
          action.run();
          return null;
        });
  }

  private <T> T locked(Supplier<T> question) {
    lock.lock();
    try {
      return question.get();
    } finally {
      lock.unlock();
    }
  }
}
