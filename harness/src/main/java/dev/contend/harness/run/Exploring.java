package dev.contend.harness.run;

/**
 * How far to explore each scene of a cell.
 *
 * @param schedules at most so many
 * @param replays how often each witness is run again before it is reported
 * @param untilShown whether a cell is done when it has shown an anomaly with which it is graded to
 *     break; else all of its scenes are explored to their end
 */
public record Exploring(long schedules, int replays, boolean untilShown) {
  /** Enough for all of the catalogue's scenes. */
  public static final Exploring DEFAULT = new Exploring(5000, 3, false);

  public Exploring {
    if (schedules < 1 || replays < 0) {
      throw new IllegalArgumentException(
          "at least one schedule and no negative number of replays, not "
              + schedules
              + " and "
              + replays);
    }
  }

  /** The options of the command line that say the same, each with a blank before it. */
  String options() {
    return (schedules == DEFAULT.schedules ? "" : " --schedules " + schedules)
        + (replays == DEFAULT.replays ? "" : " --replays " + replays);
  }
}
