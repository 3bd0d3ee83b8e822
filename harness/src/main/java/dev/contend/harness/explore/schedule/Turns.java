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
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

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
  private final PartsState parts;
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

  Turns(Chooser chooser, PartsState parts) {
    this.chooser = chooser;
    this.parts = parts;
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
      takeTurn(lane);
      begin(lane, operation, first);
    } finally {
      lock.unlock();
    }
  }

  private void begin(Lane lane, OperationId operation, boolean first) {
    lane.step = new StepLog(choices.size() - 1, lane.index, operation, first);
    steps.add(lane.step);
    if (lane.dies) {
      lane.step.asked(DEATH);
      throw Unwinding.death();
    }
  }

  /** Waits for a turn. */
  private void takeTurn(Lane lane) {
    arrive(lane, Lane.State.WAITING);
    while (!lane.granted && !brokenOff && lane.toUnwind == null) {
      lane.turn.awaitUninterruptibly();
    }
    if (!lane.granted) {
      lane.state = Lane.State.MOVING;
      moving++;
      throw brokenOff ? Unwinding.brokenOff() : lane.toUnwind;
    }
    lane.granted = false;
    lane.ready = null;
    lane.idle = false;
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

  /** Whether another session than this one took a step after that many choices. */
  boolean othersMovedSince(Lane lane, int number) {
    return choices.subList(number, choices.size()).stream()
        .anyMatch(choice -> choice.lane() != lane.index);
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
    } else if (!choices.isEmpty()) {
      // Before the first choice all are on their way here, and nobody has anything to wait for.
      attentionAsked = true;
      attention.signal();
    }
  }

  /** Lets the chooser choose, if there is anything to choose from. */
  private void decide() {
    if (brokenOff) {
      return;
    }
    Map<Integer, OperationId> next = new TreeMap<>();
    List<Choice> possible = new ArrayList<>();
    List<Choice> expiring = new ArrayList<>();
    for (Lane lane : lanes) {
      // Also of who has ended or died: a lease that nobody gave back is there until it expires.
      if (lane.state != Lane.State.MOVING && parts.expiryIsNoticed(lane, this::isLookedAt)) {
        expiring.add(new Choice(lane.index, Choice.Act.EXPIRE));
      }
      if (lane.state == Lane.State.WAITING && (lane.ready == null || lane.ready.getAsBoolean())) {
        next.put(lane.index, lane.next);
        possible.add(Choice.step(lane.index));
        if (lane.session.mortal() && lane.step != null) {
          possible.add(new Choice(lane.index, Choice.Act.DIE));
        }
      }
    }
    possible.addAll(expiring);
    if (possible.isEmpty()) {
      if (moving == 0) {
        nothingPossible();
      }
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

  private boolean isLookedAt(String lease) {
    return lanes.stream()
        .anyMatch(lane -> lane.state == Lane.State.WAITING && lane.notices.test(lease));
  }

  /** Nobody moves and nobody can: those that poll have nothing left to poll. */
  private void nothingPossible() {
    List<Lane> idle = lanes.stream().filter(lane -> lane.state != Lane.State.DONE).toList();
    if (idle.stream().allMatch(lane -> lane.idle)) {
      for (Lane lane : idle) {
        lane.toUnwind = Unwinding.nothingLeft();
        lane.turn.signal();
      }
      return;
    }
    List<String> waits =
        idle.stream()
            .filter(lane -> !lane.idle)
            .map(lane -> lane.session.name() + " waits for ever in: " + lane.step.step().text())
            .toList();
    failure = new StalledException("Nobody can go on: session " + String.join(", session ", waits));
    breakOffLocked();
  }

  private void grant(Choice choice) {
    Lane lane = lanes.get(choice.lane());
    choices.add(choice);
    if (choice.act() == Choice.Act.EXPIRE) {
      StepLog log = new StepLog(choices.size() - 1, lane.index, lane.next, false);
      parts.expire(lane, log);
      log.returned(choices.size() - 1);
      steps.add(log);
      version++;
      decide();
      return;
    }
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
    return locked(() -> alive == 0);
  }

  boolean brokenOff() {
    return locked(() -> brokenOff);
  }

  /** Why the schedule was broken off; null if it was not, or by the chooser's wish. */
  Throwable failure() {
    return locked(() -> failure);
  }

  /** The number of choices made so far. */
  int choicesMade() {
    return locked(() -> choices.size());
  }

  List<Choice> choices() {
    return locked(() -> List.copyOf(choices));
  }

  List<StepLog> steps() {
    return locked(() -> List.copyOf(steps));
  }

  List<Lane> lanes() {
    return locked(() -> List.copyOf(lanes));
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
