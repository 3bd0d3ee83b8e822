package dev.contend.harness.bench;

import java.time.Duration;
import java.util.Locale;

/**
 * How long to measure a cell.
 *
 * @param forks Java processes, one after another
 * @param warmup of each fork
 * @param time that is measured in each fork
 * @param seed of all that clients draw
 */
public record BenchSettings(int forks, Duration warmup, Duration time, long seed) {
  /** So that there is a curve to look at, and an error to tell. */
  private static final int LEAST_ITERATIONS = 5;

  /** Many short ones tell a narrower error of the same time than a few long ones, up to a point. */
  private static final int ENOUGH_ITERATIONS = 20;

  /** Many calls long, whatever the database. */
  private static final long SHORT_ITERATION_MILLIS = 200;

  private static final long LONGEST_ITERATION_MILLIS = 1000;

  /** Starting a Java process, making tables and opening sessions, and the ends of iterations. */
  public static final double SECONDS_OF_A_FORK = 3;

  public BenchSettings {
    if (forks < 1) {
      throw new IllegalArgumentException("at least one fork, not " + forks);
    }
    if (time.toMillis() < LEAST_ITERATIONS || warmup.isNegative()) {
      throw new IllegalArgumentException(
          "at least %d ms have to be measured, not %d"
              .formatted(LEAST_ITERATIONS, time.toMillis()));
    }
  }

  /** Iterations of a time; none if it is zero. */
  static int iterations(Duration time) {
    if (time.isZero()) {
      return 0;
    }
    long enough = Math.min(ENOUGH_ITERATIONS, time.toMillis() / SHORT_ITERATION_MILLIS);
    long most = Math.max(enough, time.toMillis() / LONGEST_ITERATION_MILLIS);
    return (int) Math.max(LEAST_ITERATIONS, most);
  }

  /** How long each of them is. */
  static Duration iteration(Duration time) {
    return time.isZero() ? time : time.dividedBy(iterations(time));
  }

  /** What a cell takes, as long as none was measured. */
  public double expectedSeconds() {
    return forks * (SECONDS_OF_A_FORK + (warmup.toMillis() + time.toMillis()) / 1e3);
  }

  /** The options of the command line that say the same. */
  public String options() {
    return "--forks %d --warmup %s --time %s --seed %d"
        .formatted(forks, seconds(warmup), seconds(time), seed);
  }

  private static String seconds(Duration time) {
    double seconds = time.toMillis() / 1e3;
    return seconds == Math.rint(seconds)
        ? "%d".formatted((long) seconds)
        : String.format(Locale.ROOT, "%s", seconds);
  }
}
