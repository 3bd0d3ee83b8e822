package dev.contend.harness.cli;

import dev.contend.harness.database.Database;
import dev.contend.harness.database.StartedDatabase;
import dev.contend.harness.run.Cell;
import dev.contend.harness.workload.Driver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long a run will still take: for each database and driver, the cells that are left times what
 * those that are done took on average. Databases are explored side by side, those of which more
 * servers can be started on several, and raced one after another.
 */
final class TimeLeft {
  /** What an explored cell takes, as long as none is done. */
  private static final double EXPLORED_SECONDS = 1;

  private static final int MINUTE = 60;

  private record Kind(Database database, Driver driver) {}

  private static final class Share {
    private final double guess;
    private int left;
    private int done;
    private double seconds;

    Share(double guess) {
      this.guess = guess;
    }

    double secondsLeft() {
      return left * (done == 0 ? guess : seconds / done);
    }
  }

  private final Map<Kind, Share> shares = new HashMap<>();
  private final int processors;

  /**
   * Of a run that begins.
   *
   * @param raceSeconds what a raced cell takes, as long as none is done
   * @param processors how many cells are explored at the same time
   */
  TimeLeft(List<Cell> cells, double raceSeconds, int processors) {
    this.processors = processors;
    for (Cell cell : cells) {
      shares.computeIfAbsent(
              kind(cell),
              kind -> new Share(kind.driver() == Driver.EXPLORE ? EXPLORED_SECONDS : raceSeconds))
          .left++;
    }
  }

  private static Kind kind(Cell cell) {
    return new Kind(cell.database(), cell.driver());
  }

  /** A cell is done, after that many seconds. */
  void done(Cell cell, double seconds) {
    Share share = shares.get(kind(cell));
    share.left--;
    share.done++;
    share.seconds += seconds;
  }

  /** Seconds, as far as one can tell. */
  double seconds() {
    double raced = 0;
    double explored = 0;
    double longest = 0;
    for (Map.Entry<Kind, Share> each : shares.entrySet()) {
      double left = each.getValue().secondsLeft();
      if (each.getKey().driver() == Driver.EXPLORE) {
        explored += left;
        // The others are explored on several servers if that is what takes long.
        longest =
            each.getKey().database() instanceof StartedDatabase ? longest : Math.max(longest, left);
      } else {
        raced += left;
      }
    }
    return raced + Math.max(longest, explored / processors);
  }

  /** For people: {@code about 4 min left}. */
  String words() {
    double seconds = seconds();
    return seconds < MINUTE
        ? "about %d s left".formatted(Math.max(1, Math.round(seconds)))
        : "about %d min left".formatted(Math.round(seconds / MINUTE));
  }
}
