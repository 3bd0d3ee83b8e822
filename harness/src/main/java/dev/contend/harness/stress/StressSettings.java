package dev.contend.harness.stress;

import dev.contend.harness.database.Schema;
import java.time.Duration;
import java.util.Objects;

/**
 * How hard and how long.
 *
 * @param clients that work at the same time, each with a session of its own
 * @param budget when it ends
 * @param seed of all that is random
 * @param socketTimeout after how much silence of the server a client gives its session up; zero for
 *     never. PostgreSQL's driver counts in whole seconds, rounded up
 * @param statements whether the history gets the statements of each operation
 */
public record StressSettings(
    int clients, Budget budget, long seed, Duration socketTimeout, boolean statements) {
  public StressSettings {
    Objects.requireNonNull(budget, "budget");
    Objects.requireNonNull(socketTimeout, "socketTimeout");
    if (clients <= 0) {
      throw new IllegalArgumentException("at least one client is needed, not " + clients);
    }
  }

  /** With {@link Schema#DEFAULT_SOCKET_TIMEOUT}, and without statements. */
  public StressSettings(int clients, Budget budget, long seed) {
    this(clients, budget, seed, Schema.DEFAULT_SOCKET_TIMEOUT, false);
  }

  /** When a race ends. */
  public sealed interface Budget {
    /**
     * How many operations that will be.
     *
     * @param perSecond how many there will be in a second, at a guess
     */
    long operations(double perSecond);

    /**
     * How many seconds that will be.
     *
     * @param perSecond how many operations there will be in a second, at a guess
     */
    double seconds(double perSecond);

    /** After that time; operations that have begun are waited for. */
    record Time(Duration duration) implements Budget {
      @Override
      public long operations(double perSecond) {
        return Math.round(seconds(perSecond) * perSecond);
      }

      @Override
      public double seconds(double perSecond) {
        return duration.toMillis() / 1e3;
      }
    }

    /** After that many operations of all clients together. */
    record Operations(long count) implements Budget {
      @Override
      public long operations(double perSecond) {
        return count;
      }

      @Override
      public double seconds(double perSecond) {
        return count / perSecond;
      }
    }
  }
}
