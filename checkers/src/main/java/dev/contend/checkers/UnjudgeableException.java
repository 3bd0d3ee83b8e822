package dev.contend.checkers;

/**
 * A history that a checker can't read as what it judges, such as an operation that its
 * specification does not know. Checkers turn it into {@link Verdict.Unknown}: neither valid nor
 * invalid would be honest.
 */
public final class UnjudgeableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message a sentence that says what and where
   */
  public UnjudgeableException(String message) {
    super(message);
  }
}
