package dev.contend.harness.parts;

import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Counters in the memory of this process. */
final class InProcessCounters implements CounterStore {
  private final Map<String, Long> values = new ConcurrentHashMap<>();

  @Override
  public OptionalLong get(String name) {
    Long value = values.get(name);
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }

  @Override
  public void set(String name, long value) {
    values.put(name, value);
  }

  @Override
  public long add(String name, long delta) {
    return values.merge(name, delta, Long::sum);
  }

  @Override
  public OptionalLong take(String name) {
    long[] left = {-1};
    values.computeIfPresent(
        name,
        (unused, value) -> {
          left[0] = value > 0 ? value - 1 : -1;
          return value > 0 ? left[0] : value;
        });
    return left[0] < 0 ? OptionalLong.empty() : OptionalLong.of(left[0]);
  }
}
