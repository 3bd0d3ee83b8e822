package dev.contend.harness.cli;

/** What the user asked for can't be done as asked. The message is a sentence that says why. */
final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  UsageException(String message) {
    super(message);
  }
}
