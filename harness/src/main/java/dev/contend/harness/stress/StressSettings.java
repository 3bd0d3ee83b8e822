package dev.contend.harness.stress;

import java.time.Duration;
import java.util.Objects;

/**
 * How hard and how long.
 *
 * @param clients that work at the same time, each with a session of its own
 * @param budget when it ends
 * @param seed of all that is random
 */
public record StressSettings(int clients, Budget budget, long seed) {
  public StressSettings {
    Objects.requireNonNull(budget, "budget");
    if (clients <= 0) {
      throw new IllegalArgumentException("at least one client is needed, not " + clients);
    }
  }

  /** When a race ends. */
  public sealed interface Budget {

    /** After that time; operations that have begun are waited for. */
    record Time(Duration duration) implements Budget {}

    /** After that many operations of all clients together. */
    record Operations(long count) implements Budget {}
  }
}
