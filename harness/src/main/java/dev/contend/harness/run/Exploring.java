package dev.contend.harness.run;

import java.time.Duration;

/**
 * How far to explore each scene of a cell.
 *
 * @param schedules at most so many
 * @param longest at most so long, on the clock
 * @param replays how often each witness is run again before it is reported
 * @param untilShown whether a cell is done when it has shown an anomaly with which it is graded to
 *     break; else all of its scenes are explored to their end
 */
public record Exploring(long schedules, Duration longest, int replays, boolean untilShown) {
  /** Enough for all of the catalogue's scenes. */
  public static final Exploring DEFAULT = new Exploring(5000, Duration.ofSeconds(30), 3, false);

  public Exploring {
    if (schedules < 1 || replays < 0) {
      throw new IllegalArgumentException(
          "at least one schedule and no negative number of replays, not "
              + schedules
              + " and "
              + replays);
    }
  }

  /**
   * With those numbers, and as many schedules as by default; for who wants to know it for certain,
   * also on a machine that has other work to do, where the clock says little.
   */
  public static Exploring unhurried(int replays, boolean untilShown) {
    return new Exploring(DEFAULT.schedules, Duration.ofMinutes(10), replays, untilShown);
  }

  /** The options of the command line that say the same, each with a blank before it. */
  String options() {
    return (schedules == DEFAULT.schedules ? "" : " --schedules " + schedules)
        + (replays == DEFAULT.replays ? "" : " --replays " + replays);
  }
}
