package dev.contend.checkers.linearizability;

import java.util.Objects;
import java.util.function.Supplier;

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

  /**
   * It can't, for a reason. A search meets far more refusals than it tells of, so what takes time
   * to put into words is put there when it is asked for.
   *
   * @param why gives a clause for people ("order 17 is not open")
   */
  record Refused<S>(Supplier<String> why) implements Step<S> {
    public Refused {
      Objects.requireNonNull(why, "why");
    }

    public Refused(String reason) {
      this(() -> reason);
    }

    public String reason() {
      return why.get();
    }
  }
}
