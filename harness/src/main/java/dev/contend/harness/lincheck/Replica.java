package dev.contend.harness.lincheck;

import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.checkers.linearizability.Step;
import java.util.Objects;

/**
 * A sequential specification as Lincheck wants one: an object of a public class with a constructor
 * without parameters, whose methods are called one at a time and which is equal to another in the
 * same state. What it specifies comes with the calls.
 */
public final class Replica {
  private Object state;

  /**
   * One operation of a history.
   *
   * @param spec what it means
   * @param initial the state before the first operation
   * @param call as the specification reads it
   */
  record Move(SequentialSpec<Object, Object> spec, Object initial, Object call) {}

  /** Whether the operation can give its answer now; if so, it is done. */
  public boolean step(Move move) {
    Object now = state == null ? move.initial() : state;
    if (move.spec().step(now, move.call()) instanceof Step.Next<Object> next) {
      state = next.state();
      return true;
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Replica that && Objects.equals(state, that.state);
  }

  @Override
  public int hashCode() {
    return Objects.hashCode(state);
  }
}
