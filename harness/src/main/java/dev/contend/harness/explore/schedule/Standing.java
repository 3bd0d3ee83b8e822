package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.Choice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where all sessions of one schedule stand, and who goes on when nobody moves. It waits for nothing
 * and is used under the lock of {@link Turns}.
 */
final class Standing {
  private final Chooser chooser;
  private final PartsState parts;
  private final Attention attention;
  private final Taken taken = new Taken();
  private final List<Lane> lanes = new ArrayList<>();
  private int moving;
  private int alive;
  private boolean brokenOff;
  private Throwable failure;

  Standing(Chooser chooser, PartsState parts, Attention attention) {
    this.chooser = chooser;
    this.parts = parts;
    this.attention = attention;
  }

  /** A session is about to run. */
  void add(Lane lane) {
    lanes.add(lane);
    moving++;
    alive++;
    attention.changed();
  }

  /** A session waits for its turn. */
  void waits(Lane lane) {
    arrive(lane, Lane.State.WAITING);
  }

  /** A session has ended. */
  void ends(Lane lane) {
    alive--;
    arrive(lane, Lane.State.DONE);
  }

  private void arrive(Lane lane, Lane.State state) {
    if (lane.step != null) {
      lane.step.returned(taken.last());
    }
    lane.state = state;
    moving--;
    attention.changed();
    if (alive == 0) {
      attention.wake();
    } else if (moving == 0) {
      decide();
    } else if (taken.last() >= 0) {
      // Before the first choice all are on their way here, and nobody has anything to wait for.
      attention.ask();
    }
  }

  /** A session goes on without having got its turn, in order to end. */
  void unwinds(Lane lane) {
    lane.state = Lane.State.MOVING;
    moving++;
  }

  /** Lets the chooser choose, if there is anything to choose from. */
  void decide() {
    if (brokenOff) {
      return;
    }
    Options options = Options.of(lanes, parts);
    if (!options.choices().isEmpty()) {
      choose(options).ifPresentOrElse(this::grant, this::breakOff);
    } else if (moving == 0) {
      nothingPossible();
    }
  }

  /** Empty if the schedule is to be broken off. */
  private Optional<Choice> choose(Options options) {
    try {
      Choice choice = chooser.choose(taken.point(options));
      if (choice != null && !options.choices().contains(choice)) {
        throw new IllegalStateException(choice + " is none of " + options.choices());
      }
      return Optional.ofNullable(choice);
    } catch (RuntimeException | Error e) {
      failure = e;
      return Optional.empty();
    }
  }

  private void grant(Choice choice) {
    Lane lane = lanes.get(choice.lane());
    taken.choose(choice);
    if (choice.act() == Choice.Act.EXPIRE) {
      StepLog expiry = taken.step(lane, lane.next, false);
      parts.expire(lane, expiry);
      expiry.returned(taken.last());
      attention.changed();
      decide();
      return;
    }
    lane.granted = true;
    lane.dies = choice.act() == Choice.Act.DIE;
    lane.othersWait = moving > 0;
    lane.state = Lane.State.MOVING;
    moving++;
    attention.changed();
    lane.turn.signal();
  }

  /** Nobody moves and nobody can: those that poll have nothing left to poll. */
  private void nothingPossible() {
    List<Lane> left = lanes.stream().filter(lane -> lane.state != Lane.State.DONE).toList();
    List<Lane> stuck = left.stream().filter(lane -> !lane.idle).toList();
    if (stuck.isEmpty()) {
      for (Lane lane : left) {
        lane.toUnwind = Unwinding.nothingLeft();
        lane.turn.signal();
      }
      return;
    }
    failure =
        new StalledException(
            stuck.stream()
                .map(lane -> lane.session.name() + " waits for ever in: " + lane.step.step().text())
                .collect(Collectors.joining(", session ", "Nobody can go on: session ", "")));
    breakOff();
  }

  /** Ends the schedule, for that reason if there is none yet. */
  void breakOff(Throwable why) {
    if (failure == null) {
      failure = why;
    }
    breakOff();
  }

  private void breakOff() {
    brokenOff = true;
    lanes.forEach(lane -> lane.turn.signal());
    attention.wake();
  }

  boolean ended() {
    return alive == 0;
  }

  boolean brokenOff() {
    return brokenOff;
  }

  Throwable failure() {
    return failure;
  }

  Taken taken() {
    return taken;
  }

  List<Lane> lanes() {
    return List.copyOf(lanes);
  }

  List<Lane> moving() {
    return lanes.stream().filter(lane -> lane.state == Lane.State.MOVING).toList();
  }
}
