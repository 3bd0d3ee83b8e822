package dev.contend.harness.explore.schedule;

/**
 * Ends a session's code in the middle. An error, since applications catch exceptions; thrown again
 * by every call that the code makes on its way out.
 */
final class Unwinding extends Error {
  private static final long serialVersionUID = 1L;

  private final boolean death;

  private Unwinding(String message, boolean death) {
    super(message, null, false, false);
    this.death = death;
  }

  /** The session's process dies here. */
  static Unwinding death() {
    return new Unwinding("the process dies here, because the schedule says so", true);
  }

  /** The schedule is broken off. */
  static Unwinding brokenOff() {
    return new Unwinding("the schedule is broken off", false);
  }

  boolean isDeath() {
    return death;
  }
}
