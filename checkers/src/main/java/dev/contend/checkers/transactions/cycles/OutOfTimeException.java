package dev.contend.checkers.transactions.cycles;

/** A search that has not found anything by its deadline. */
final class OutOfTimeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  OutOfTimeException() {
    super("out of time", null, false, false);
  }
}
