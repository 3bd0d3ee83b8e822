package dev.contend.harness.explore.scenario;

/** How an operation ended in one schedule. */
public sealed interface Result {

  /**
   * It returned.
   *
   * @param answer what its caller is told, may be null
   */
  record Returned(Object answer) implements Result {}

  /**
   * It said that it did nothing, in a way that its caller expects.
   *
   * @param why one word
   */
  record Refused(String why) implements Result {}

  /**
   * An error escaped from it: its caller sees a 500.
   *
   * @param error its SQLSTATE and code or its class, with the message
   * @param effect what it left in the database
   */
  record Failed(String error, Effect effect) implements Result {}

  /** Its process died while it was under way. */
  record Died() implements Result {}

  /** What is left of an operation that failed. */
  enum Effect {
    /** Its transaction was certainly rolled back, or it had none: nothing. */
    NONE,
    /** Some of its statements were committed before another one failed. */
    PARTIAL,
    /** Nobody knows: the session was lost while something may have been committed. */
    UNKNOWN
  }
}
