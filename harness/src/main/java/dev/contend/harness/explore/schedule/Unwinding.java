package dev.contend.harness.explore.schedule;

/**
 * Ends a session's code in the middle. An error, since applications catch exceptions; thrown again
 * by every call that the code makes on its way out.
 */
final class Unwinding extends Error {
  private static final long serialVersionUID = 1L;

  private enum Why {
    DEATH,
    BROKEN_OFF,
    NOTHING_LEFT
  }

  private final Why why;

  private Unwinding(String message, Why why) {
    super(message, null, false, false);
    this.why = why;
  }

  /** The session's process dies here. */
  static Unwinding death() {
    return new Unwinding("the process dies here, because the schedule says so", Why.DEATH);
  }

  /** The schedule is broken off. */
  static Unwinding brokenOff() {
    return new Unwinding("the schedule is broken off", Why.BROKEN_OFF);
  }

  /** The session polls, and nobody is left who could send anything. */
  static Unwinding nothingLeft() {
    return new Unwinding("nothing is left to be polled", Why.NOTHING_LEFT);
  }

  boolean isDeath() {
    return why == Why.DEATH;
  }

  boolean isBrokenOff() {
    return why == Why.BROKEN_OFF;
  }
}
