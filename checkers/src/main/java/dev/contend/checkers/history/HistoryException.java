package dev.contend.checkers.history;

import java.io.IOException;

/**
 * A file that holds no history. The message is one sentence that says what, where and what to do.
 */
public final class HistoryException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message the sentence
   * @param cause what was wrong underneath, or null
   */
  public HistoryException(String message, Throwable cause) {
    super(message, cause);
  }
}
