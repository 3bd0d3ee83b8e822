package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.independence.Touched;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.Step;
import dev.contend.harness.explore.scenario.TraceStep;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A step as it goes. The session's thread writes it; others may read what was asked for as soon as
 * nobody moves.
 */
public final class StepLog {
  private static final Step NOTHING =
      new Step(Step.Kind.NOTHING, "(no call)", List.of(), Step.Transaction.AUTOCOMMIT);
  private static final int LONGEST_OUTCOME = 300;
  private static final int UNDER_WAY = Integer.MAX_VALUE;

  private final int number;
  private final int lane;
  private final OperationId operation;
  private final boolean first;
  private final Set<Integer> waitedFor = new TreeSet<>();
  private final StringBuilder outcome = new StringBuilder();
  private volatile Step step = NOTHING;
  private volatile boolean last;
  private volatile boolean failed;
  private volatile boolean disturbed;
  private volatile Touched parts;
  private volatile int returned = UNDER_WAY;

  /**
   * @param number of the choice that began it
   * @param first whether its operation begins with it
   */
  StepLog(int number, int lane, OperationId operation, boolean first) {
    this.number = number;
    this.lane = lane;
    this.operation = operation;
    this.first = first;
  }

  void asked(Step asked) {
    step = asked;
  }

  /** It has to do with these parts beside the database, and with nothing else. */
  void touches(Set<String> reads, Set<String> writes) {
    parts = new Touched(reads, writes);
  }

  /** An error came back. */
  void failed(String error) {
    failed = true;
    came(error);
  }

  /** Something happened during it that is no step and that its text does not say. */
  void disturb() {
    disturbed = true;
  }

  /** Adds to what came back. */
  void came(String text) {
    synchronized (outcome) {
      if (outcome.length() < LONGEST_OUTCOME) {
        outcome.append(text);
      }
    }
  }

  /** Whether anything came back so far. */
  boolean said() {
    synchronized (outcome) {
      return outcome.length() > 0;
    }
  }

  void waits(Set<Integer> lanes) {
    synchronized (waitedFor) {
      waitedFor.addAll(lanes);
    }
  }

  /**
   * The number of the last choice that was made before its session stopped again; greater than any
   * as long as it has not.
   */
  public int returned() {
    return returned;
  }

  void returned(int lastChoice) {
    returned = lastChoice;
  }

  void endsOperation() {
    last = true;
  }

  /** The number of the choice that began it. */
  public int number() {
    return number;
  }

  /** Of its session. */
  public int lane() {
    return lane;
  }

  /** To which it belongs. */
  public OperationId operation() {
    return operation;
  }

  /** What it asked for; before that, or if it asked for nothing, a step that says so. */
  public Step step() {
    return step;
  }

  /** Whether its operation began with it. */
  public boolean first() {
    return first;
  }

  /** Whether its operation has ended with it. */
  public boolean last() {
    return last;
  }

  /** Whether an error came back. */
  public boolean failed() {
    return failed;
  }

  /** Whether something else happened during it: a rollback that was left to us, another level. */
  public boolean disturbed() {
    return disturbed;
  }

  /** What it touched beside the database; empty if nobody said. */
  public Optional<Touched> parts() {
    return Optional.ofNullable(parts);
  }

  TraceStep trace() {
    synchronized (outcome) {
      return new TraceStep(
          number, lane, operation, step, outcome.toString(), returned, Set.copyOf(waitedFor));
    }
  }
}
