package dev.contend.harness.cli;

import dev.contend.harness.bench.BenchSettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that say how long each cell is measured. */
final class MeasureOptions {
  private static final Duration WARMUP = Duration.ofSeconds(5);
  private static final Duration TIME = Duration.ofSeconds(5);

  /** What a quick run takes, without the start of its servers. */
  private static final double QUICK_SECONDS = 270;

  /** Of both modes of a cell: to start two Java processes, and to make their tables. */
  private static final double SECONDS_OF_STARTS = 2.4;

  private static final double LEAST_QUICK_SECONDS = 0.25;
  private static final int SHARES = 4;
  private static final int MOST_FORKS = 20;

  @Option(
      names = "--forks",
      paramLabel = "N",
      defaultValue = "1",
      description = "Java processes for each cell and mode of JMH, one after another (default: 1).")
  private int forks;

  @Option(
      names = "--warmup",
      paramLabel = "TIME",
      description = "How long each of them warms up (default: 5s).")
  private String warmup;

  @Option(
      names = "--time",
      paramLabel = "TIME",
      description = "How long each of them is measured (default: 5s).")
  private String time;

  /**
   * The settings.
   *
   * @param quick whether the run has to be short
   * @param measurements of the run
   */
  BenchSettings settings(boolean quick, int measurements, long seed) {
    if (forks < 1 || forks > MOST_FORKS) {
      throw new UsageException("--forks is from 1 to %d, not %d".formatted(MOST_FORKS, forks));
    }
    Duration measured = time == null ? otherwise(quick, TIME, measurements) : of("--time", time);
    if (measured.toMillis() < 10) {
      throw new UsageException("--time is at least 10ms, not " + time);
    }
    Duration warm =
        warmup == null ? otherwise(quick, WARMUP, measurements) : of("--warmup", warmup);
    return new BenchSettings(forks, warm, measured, seed);
  }

  private static Duration of(String option, String text) {
    return text.equals("0") ? Duration.ZERO : Quantity.time(option, text);
  }

  /** Half of what is left of a cell's share is for warming up, in each of two modes. */
  private static Duration otherwise(boolean quick, Duration usual, int measurements) {
    if (!quick) {
      return usual;
    }
    double share = (QUICK_SECONDS / measurements - SECONDS_OF_STARTS) / SHARES;
    double seconds = Math.min(usual.toSeconds(), Math.max(LEAST_QUICK_SECONDS, share));
    return Duration.ofMillis(Math.round(seconds * 20) * 50);
  }
}
