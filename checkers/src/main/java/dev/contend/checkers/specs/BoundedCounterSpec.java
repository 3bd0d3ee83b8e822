package dev.contend.checkers.specs;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.linearizability.Step;

/**
 * A counter that never falls below 0, such as a stock: {@code :add n}, which may be negative, and
 * {@code :read}. An {@code :add} that was answered {@code :refused} saw that it would have led
 * below 0; one that ended in {@code :fail} did not happen, and says nothing.
 */
public final class BoundedCounterSpec extends CounterSpec {
  private static final Keyword REFUSED = new Keyword("refused");

  public BoundedCounterSpec() {
    super("bounded-counter");
  }

  @Override
  boolean tells(Call call) {
    return super.tells(call) || REFUSED.is(call.output());
  }

  @Override
  public boolean isPure(Call call) {
    return super.isPure(call) || REFUSED.is(call.output());
  }

  @Override
  public Step<Long> step(Long state, Call call) {
    if (call.is("read")) {
      return super.step(state, call);
    }
    long next = state + (Long) call.input();
    if (REFUSED.is(call.output())) {
      return keep(state, next < 0);
    }
    return next >= 0 ? new Step.Next<>(next) : refused(state);
  }
}
