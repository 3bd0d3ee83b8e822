package dev.contend.harness.explore.scenario;

/**
 * What the scheduler decided at one point.
 *
 * @param lane of the session, from 0 in the order of the scenario; sessions that were started later
 *     follow in the order in which they were
 * @param act what it does there
 */
public record Choice(int lane, Act act) {

  /** Takes its next step. */
  public static Choice step(int lane) {
    return new Choice(lane, Act.STEP);
  }

  /** What can happen at a point. */
  public enum Act {
    /** The session takes its next step. */
    STEP,
    /** The session's process dies before its next step. */
    DIE,
    /** Time passes: the oldest lease that the session holds expires. */
    EXPIRE
  }
}
