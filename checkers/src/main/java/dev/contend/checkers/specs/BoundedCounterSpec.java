package dev.contend.checkers.specs;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.linearizability.Step;

/**
 * A counter that never falls below 0, such as a stock: {@code :add n}, which may be negative, and
 * {@code :read}. An {@code :add} that was answered {@code :refused} saw that it would have led
 * below 0; one that ended in {@code :fail} did not happen, and says nothing.
 */
public final class BoundedCounterSpec extends KeyedSpec<Long> {
  private static final Keyword REFUSED = new Keyword("refused");

  public BoundedCounterSpec() {
    super("bounded-counter", 0L, "add", "read");
  }

  @Override
  String expectedForm(Call call) {
    boolean read = call.is("read");
    boolean formed =
        (read && !call.known()) || (read ? call.output() : call.input()) instanceof Long;
    return formed ? null : "a counter counts in whole numbers that fit 64 bits";
  }

  @Override
  boolean tells(Call call) {
    return call.is("read") || REFUSED.is(call.output());
  }

  @Override
  public boolean isPure(Call call) {
    return call.is("read") || REFUSED.is(call.output());
  }

  @Override
  public Step<Long> step(Long state, Call call) {
    if (call.is("read")) {
      return keep(state, !call.known() || state.equals(call.output()), describe(state));
    }
    long next = state + (Long) call.input();
    if (REFUSED.is(call.output())) {
      return keep(state, next < 0, describe(state));
    }
    return next >= 0 ? new Step.Next<>(next) : new Step.Refused<>(describe(state));
  }

  @Override
  public String describe(Long state) {
    return "the count is " + state;
  }
}
