package dev.contend.checkers.linearizability;

import java.util.Objects;

/**
 * What a sequential specification says of one operation in one state.
 *
 * @param <S> the specification's states
 */
public sealed interface Step<S> {

  /** The operation can give its answer here and leaves that state. */
  record Next<S>(S state) implements Step<S> {
    public Next {
      Objects.requireNonNull(state, "state");
    }
  }

  /** It can't, for that reason: a clause for people ("order 17 is not open"). */
  record Refused<S>(String reason) implements Step<S> {
    public Refused {
      Objects.requireNonNull(reason, "reason");
    }
  }
}
