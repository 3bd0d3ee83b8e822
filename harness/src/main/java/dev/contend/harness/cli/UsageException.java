package dev.contend.harness.cli;

import java.util.concurrent.Callable;

/** What the user asked for can't be done as asked. The message is a sentence that says why. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }

  /** Does work whose {@link IllegalArgumentException} says what the user did wrong. */
  static <T> T wrap(Callable<T> work) throws Exception {
    try {
      return work.call();
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
