package dev.contend.checkers.errors;

/**
 * No error reaches the caller unhandled. A serialization failure that nobody retried is one,
 * however right the database was to refuse.
 */
public final class UnhandledErrors extends MarkedCompletions {
  public UnhandledErrors() {
    super(ErrorMarks.UNHANDLED);
  }

  @Override
  public String name() {
    return "unhandled-error";
  }

  @Override
  String what() {
    return "ended in an error that a web framework would answer with 500";
  }
}
