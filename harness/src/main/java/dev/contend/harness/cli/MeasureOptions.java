package dev.contend.harness.cli;

import dev.contend.harness.bench.BenchSettings;
import java.time.Duration;
import picocli.CommandLine.Option;

/** The options that say how long each cell is measured. */
final class MeasureOptions {
  private static final Duration WARMUP = Duration.ofSeconds(5);
  private static final Duration TIME = Duration.ofSeconds(5);

  /** What a quick run takes, without a build and the start of its servers. */
  private static final double QUICK_SECONDS = 215;

  private static final double LEAST_QUICK_SECONDS = 0.25;

  /** Of the time of a quick cell; throughput is flat after it, as the curves show. */
  private static final double WARMUP_SHARE = 0.3;

  private static final int MOST_FORKS = 20;

  @Option(
      names = "--forks",
      paramLabel = "N",
      defaultValue = "1",
      description = "Java processes for each cell, one after another (default: 1).")
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
   * @param measurements of the run, which share its time
   */
  BenchSettings settings(boolean quick, int measurements, long seed) {
    if (forks < 1 || forks > MOST_FORKS) {
      throw new UsageException("--forks is from 1 to %d, not %d".formatted(MOST_FORKS, forks));
    }
    double share = QUICK_SECONDS / measurements / forks - BenchSettings.SECONDS_OF_A_FORK;
    Duration measured = of("--time", time, quick ? atMost(TIME, share * (1 - WARMUP_SHARE)) : TIME);
    if (measured.toMillis() < 10) {
      throw new UsageException("--time is at least 10ms, not " + time);
    }
    Duration warm = of("--warmup", warmup, quick ? atMost(WARMUP, share * WARMUP_SHARE) : WARMUP);
    return new BenchSettings(forks, warm, measured, seed);
  }

  private static Duration of(String option, String text, Duration otherwise) {
    if (text == null) {
      return otherwise;
    }
    return text.equals("0") ? Duration.ZERO : Quantity.time(option, text);
  }

  /** In steps of 50 ms. */
  private static Duration atMost(Duration usual, double share) {
    double seconds = Math.min(usual.toSeconds(), Math.max(LEAST_QUICK_SECONDS, share));
    return Duration.ofMillis(Math.round(seconds * 20) * 50);
  }
}
