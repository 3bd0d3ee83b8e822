package dev.contend.checkers.text;

import java.io.IOException;

/**
 * Text that is not what it should be. The message says what is wrong; line and column say where.
 */
public final class TextException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long line;
  private final long column;

  /**
   * @param line from 1
   * @param column from 1, in characters
   * @param message what was found and what was expected
   */
  public TextException(long line, long column, String message) {
    super(message);
    this.line = line;
    this.column = column;
  }

  /** The line of the offending character, from 1. */
  public long line() {
    return line;
  }

  /** The column of the offending character, from 1. */
  public long column() {
    return column;
  }
}
