package dev.contend.harness.explore.schedule;

import dev.contend.harness.parts.CounterStore;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Counters each of whose calls is a step.
 *
 * @param step begins a step of that text, which has to do with a counter
 * @param came is told what came of it
 * @param counters of the schedule
 */
record SteppedCounters(
    BiConsumer<String, String> step, Consumer<String> came, CounterStore counters)
    implements CounterStore {

  @Override
  public OptionalLong get(String name) {
    step.accept("get " + name, name);
    return told(counters.get(name));
  }

  @Override
  public void set(String name, long value) {
    step.accept("set %s to %d".formatted(name, value), name);
    counters.set(name, value);
  }

  @Override
  public long add(String name, long delta) {
    step.accept("add %d to %s".formatted(delta, name), name);
    long value = counters.add(name, delta);
    came.accept(Long.toString(value));
    return value;
  }

  @Override
  public OptionalLong take(String name) {
    step.accept("take one from " + name, name);
    return told(counters.take(name));
  }

  private OptionalLong told(OptionalLong value) {
    came.accept(value.isPresent() ? Long.toString(value.getAsLong()) : "nothing");
    return value;
  }
}
