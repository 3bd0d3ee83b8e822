package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.explore.scenario.Step;
import dev.contend.harness.tracking.OperationTracker;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets one session move at a time. A session's thread waits here before each step. Whoever is the
 * last to stop decides who goes on, so that a session that goes on itself costs no change of
 * threads. Where a session neither stops nor ends it may be blocked: {@link QuietWatch} finds out,
 * and calls {@link #settle}.
 */
final class Turns {
  private static final Step DEATH =
      new Step(Step.Kind.DEATH, "(the process dies)", List.of(), Step.Transaction.AUTOCOMMIT);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition attention = lock.newCondition();
  private final Chooser chooser;
  private final List<Lane> lanes = new ArrayList<>();
  private final List<Choice> choices = new ArrayList<>();
  private final List<StepLog> steps = new ArrayList<>();
  private int moving;
  private int alive;
  private int current = -1;
  private long version;
  private boolean attentionAsked;
  private boolean brokenOff;
  private Throwable failure;

  Turns(Chooser chooser) {
    this.chooser = chooser;
  }

  /** Adds a session, whose thread is about to run. */
  Lane add(Session session, Optional<OperationId> startedBy, OperationTracker tracker) {
    lock.lock();
    try {
      Lane lane = new Lane(lanes.size(), session, startedBy, tracker, lock.newCondition());
      lanes.add(lane);
      moving++;
      alive++;
      version++;
      return lane;
    } finally {
      lock.unlock();
    }
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
      arrive(lane, Lane.State.WAITING);
      while (!lane.granted && !brokenOff) {
        lane.turn.awaitUninterruptibly();
      }
      if (!lane.granted) {
        lane.state = Lane.State.MOVING;
        moving++;
        throw Unwinding.brokenOff();
      }
      lane.granted = false;
      lane.step = new StepLog(choices.size() - 1, lane.index, operation, first);
      steps.add(lane.step);
      if (lane.dies) {
        lane.step.asked(DEATH);
        throw Unwinding.death();
      }
    } finally {
      lock.unlock();
    }
  }

  /** A session's thread has nothing more to do. */
  void done(Lane lane) {
    lock.lock();
    try {
      alive--;
      arrive(lane, Lane.State.DONE);
    } finally {
      lock.unlock();
    }
  }

  private void arrive(Lane lane, Lane.State state) {
    if (lane.step != null) {
      lane.step.returned(choices.size() - 1);
    }
    lane.state = state;
    moving--;
    version++;
    if (alive == 0) {
      attention.signal();
    } else if (moving == 0) {
      decide();
    } else {
      attentionAsked = true;
      attention.signal();
    }
  }

  /** Lets the chooser choose, if there is anything to choose from. */
  private void decide() {
    Map<Integer, OperationId> next = new TreeMap<>();
    List<Choice> possible = new ArrayList<>();
    for (Lane lane : lanes) {
      if (lane.state == Lane.State.WAITING) {
        next.put(lane.index, lane.next);
        possible.add(Choice.step(lane.index));
        if (lane.session.mortal() && lane.step != null) {
          possible.add(new Choice(lane.index, Choice.Act.DIE));
        }
      }
    }
    if (brokenOff || possible.isEmpty()) {
      return;
    }
    Choice choice = null;
    try {
      choice =
          chooser.choose(
              new Point(
                  choices.size(), current, possible, next, Collections.unmodifiableList(steps)));
      if (choice != null && !possible.contains(choice)) {
        throw new IllegalStateException(choice + " is none of " + possible);
      }
    } catch (RuntimeException | Error e) {
      failure = e;
    }
    if (choice == null) {
      breakOffLocked();
      return;
    }
    grant(choice);
  }

  private void grant(Choice choice) {
    Lane lane = lanes.get(choice.lane());
    choices.add(choice);
    current = lane.index;
    lane.granted = true;
    lane.dies = choice.act() == Choice.Act.DIE;
    lane.othersWait = moving > 0;
    lane.state = Lane.State.MOVING;
    moving++;
    version++;
    lane.turn.signal();
  }

  /** Ends the schedule: every session ends where it next asks for something. */
  void breakOff(Throwable why) {
    lock.lock();
    try {
      if (failure == null) {
        failure = why;
      }
      breakOffLocked();
    } finally {
      lock.unlock();
    }
  }

  private void breakOffLocked() {
    brokenOff = true;
    lanes.forEach(lane -> lane.turn.signal());
    attention.signal();
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
      long seen = version;
      if (!attentionAsked && alive > 0) {
        attention.awaitNanos(nanos);
      }
      boolean look = attentionAsked || version == seen;
      attentionAsked = false;
      return new Moving(version, look ? movingLanes() : List.of());
    } finally {
      lock.unlock();
    }
  }

  private List<Lane> movingLanes() {
    return lanes.stream().filter(lane -> lane.state == Lane.State.MOVING).toList();
  }

  /**
   * All that moved at that version are known to be blocked: those that wait for their turn can go
   * on.
   *
   * @return whether somebody can
   */
  boolean settle(long seen) {
    lock.lock();
    try {
      if (version == seen && !brokenOff) {
        decide();
        return version != seen || brokenOff;
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  boolean ended() {
    lock.lock();
    try {
      return alive == 0;
    } finally {
      lock.unlock();
    }
  }

  boolean brokenOff() {
    lock.lock();
    try {
      return brokenOff;
    } finally {
      lock.unlock();
    }
  }

  /** Why the schedule was broken off; null if it was not, or by the chooser's wish. */
  Throwable failure() {
    lock.lock();
    try {
      return failure;
    } finally {
      lock.unlock();
    }
  }

  /** The number of choices made so far. */
  int choicesMade() {
    lock.lock();
    try {
      return choices.size();
    } finally {
      lock.unlock();
    }
  }

  List<Choice> choices() {
    lock.lock();
    try {
      return List.copyOf(choices);
    } finally {
      lock.unlock();
    }
  }

  List<StepLog> steps() {
    lock.lock();
    try {
      return List.copyOf(steps);
    } finally {
      lock.unlock();
    }
  }

  List<Lane> lanes() {
    lock.lock();
    try {
      return List.copyOf(lanes);
    } finally {
      lock.unlock();
    }
  }
}
