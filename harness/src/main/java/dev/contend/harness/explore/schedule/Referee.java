package dev.contend.harness.explore.schedule;

import dev.contend.harness.database.LockWatch;
import dev.contend.harness.explore.schedule.Turns.Moving;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;

/** Watches one schedule until all its sessions have ended. */
final class Referee {
  /** How soon to look at a session that has not stopped yet; most statements are faster. */
  private static final long LOOK_AFTER = 300_000;

  private static final Duration GRACE = Duration.ofMillis(50);

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
    long lastVersion = -1;
    long since = System.nanoTime();
    boolean blocked = false;
    while (!turns.ended() && !turns.brokenOff()) {
      Moving moving = turns.awaitAttention(LOOK_AFTER);
      if (moving.version() != lastVersion) {
        lastVersion = moving.version();
        since = System.nanoTime();
        blocked = false;
      }
      if (!moving.lanes().isEmpty()) {
        blocked = look(moving, blocked);
        check(moving, blocked, System.nanoTime() - since);
      }
    }
    if (!turns.ended()) {
      endAll();
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
          .append(limit.toSeconds())
          .append(" s; it stands at ")
          .append(where(lane))
          .append(lane.inCall == null ? "" : ", in: " + lane.step.step().text())
          .append(". ");
    }
    return sentence.toString().strip();
  }

  /**
   * The place in the code under test, as far as that can be told from the JDK's and the drivers'.
   */
  private static String where(Lane lane) {
    StackTraceElement[] stack = lane.thread == null ? null : lane.thread.getStackTrace();
    if (stack == null || stack.length == 0) {
      return "its beginning";
    }
    for (StackTraceElement frame : stack) {
      if (!ForeignCode.isForeign(frame.getClassName())) {
        return "%s.%s(%s:%d)"
            .formatted(
                frame.getClassName(),
                frame.getMethodName(),
                frame.getFileName(),
                frame.getLineNumber());
      }
    }
    return stack[0].toString();
  }

  /** Waits for those that were told to end, and ends what they wait for. */
  private void endAll() throws StalledException, InterruptedException {
    long start = System.nanoTime();
    while (!turns.ended()) {
      Moving moving = turns.awaitAttention(LOOK_AFTER);
      long waited = System.nanoTime() - start;
      if (waited > GRACE.toNanos()) {
        moving.lanes().forEach(Referee::interrupt);
      }
      if (waited > patience.stall().toNanos()) {
        throw new StalledException(
            turns.failure() == null
                ? sentence(moving.lanes(), false, patience.stall())
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
