package dev.contend.checkers.specs;

import dev.contend.checkers.linearizability.Step;

/** A counter, 0 at first: {@code :add n}, which may be negative, and {@code :read}. */
public class CounterSpec extends KeyedSpec<Long> {

  public CounterSpec() {
    this("counter");
  }

  CounterSpec(String name) {
    super(name, 0L, "add", "read");
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
    return call.is("read");
  }

  @Override
  public boolean isPure(Call call) {
    return call.is("read");
  }

  @Override
  public Step<Long> step(Long state, Call call) {
    if (call.is("add")) {
      return new Step.Next<>(state + (Long) call.input());
    }
    return keep(state, !call.known() || state.equals(call.output()));
  }

  @Override
  public String describe(Long state) {
    return "the count is " + state;
  }
}
