package dev.contend.harness.explore.schedule;

import dev.contend.harness.database.LockWatch;
import dev.contend.harness.explore.schedule.Turns.Moving;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Watches one schedule until all its sessions have ended. */
final class Referee {
  /** How soon to look at a session that has not stopped yet; most statements are faster. */
  private static final long LOOK_AFTER = 300_000;

  /** How long the pauses between looks at the same moment become; a look costs the others time. */
  private static final long LONGEST_PAUSE = 2_400_000;

  /** How long sessions may take at most to end after the schedule was broken off. */
  private static final Duration LONGEST_END = Duration.ofSeconds(10);

  /**
   * How long a session that was told to end is let alone. Those that are blocked go on when the
   * others have rolled back; a statement that is cancelled too late takes the next one with it.
   */
  private static final Duration GRACE = Duration.ofSeconds(2);

  private final Turns turns;
  private final QuietWatch quiet;
  private final Patience patience;
  private final boolean detailed;

  Referee(Turns turns, LockWatch watch, Patience patience, boolean detailed) {
    this.turns = turns;
    this.quiet = new QuietWatch(watch);
    this.patience = patience;
    this.detailed = detailed;
  }

  /**
   * Returns when all have ended.
   *
   * @throws StalledException if a session does not, with a sentence that says where it stands
   */
  void watch() throws SQLException, StalledException, InterruptedException {
    try {
      untilEndedOrBrokenOff();
    } catch (SQLException | InterruptedException | RuntimeException e) {
      // Whoever interrupts, or takes the server away, wants the sessions' threads to end as well.
      turns.breakOff(e);
      endAll();
      throw e;
    }
    if (!turns.ended()) {
      endAll();
    }
  }

  private void untilEndedOrBrokenOff() throws SQLException, InterruptedException {
    long lastVersion = -1;
    long since = System.nanoTime();
    boolean blocked = false;
    long pause = LOOK_AFTER;
    while (!turns.ended() && !turns.brokenOff()) {
      Moving moving = turns.awaitAttention(pause);
      if (moving.version() != lastVersion) {
        lastVersion = moving.version();
        since = System.nanoTime();
        blocked = false;
        pause = LOOK_AFTER;
      }
      if (!moving.lanes().isEmpty()) {
        pause = Math.min(2 * pause, LONGEST_PAUSE);
        blocked = look(moving, blocked);
        check(moving, blocked, System.nanoTime() - since);
      }
    }
  }

  /** Whether all are blocked and nobody else can go on. */
  private boolean look(Moving moving, boolean knownBlocked) throws SQLException {
    if (!quiet.allBlocked(moving.lanes(), turns.lanes())) {
      return false;
    }
    if (detailed && !knownBlocked) {
      quiet.describe(moving.lanes(), turns.lanes());
    }
    return !turns.settle(moving.version());
  }

  private void check(Moving moving, boolean blocked, long nanos) {
    Duration limit = blocked ? patience.stuck() : patience.stall();
    if (nanos > limit.toNanos()) {
      turns.breakOff(new StalledException(sentence(moving.lanes(), blocked, limit)));
    }
  }

  private static String sentence(List<Lane> lanes, boolean blocked, Duration limit) {
    StringBuilder sentence = new StringBuilder();
    for (Lane lane : lanes) {
      sentence
          .append("Session ")
          .append(lane.session.name())
          .append(
              blocked
                  ? " is blocked, and nobody is left who could let it go on"
                  : " has neither ended nor reached another step")
          .append(" after ")
          .append(limit.toMillis() / 1e3)
          .append(" s; it stands at ")
          .append(ForeignCode.placeOf(lane.thread))
          .append(lane.inCall == null ? "" : ", in: " + lane.step.step().text())
          .append(". ");
    }
    return sentence.toString().strip();
  }

  /** Waits for those that were told to end, and ends what they wait for. */
  private void endAll() throws StalledException, InterruptedException {
    // Counted from when they are interrupted: without that, some never end.
    Duration limit =
        GRACE.plus(patience.stall().compareTo(LONGEST_END) < 0 ? patience.stall() : LONGEST_END);
    long start = System.nanoTime();
    Set<Lane> interrupted = new HashSet<>();
    while (!turns.ended()) {
      Moving moving = turns.awaitAttention(LOOK_AFTER);
      long waited = System.nanoTime() - start;
      if (waited > GRACE.toNanos()) {
        moving.lanes().stream().filter(interrupted::add).forEach(Referee::interrupt);
      }
      if (waited > limit.toNanos()) {
        throw new StalledException(
            turns.failure() == null
                ? sentence(moving.lanes(), false, limit)
                : turns.failure().getMessage());
      }
    }
  }

  private static void interrupt(Lane lane) {
    OpenConnection call = lane.inCall;
    Statement statement = call == null ? null : call.statement;
    try {
      if (statement != null) {
        statement.cancel();
      } else if (lane.thread != null) {
        lane.thread.interrupt();
      }
    } catch (SQLException e) {
      // It has just ended by itself.
      return;
    }
  }
}
