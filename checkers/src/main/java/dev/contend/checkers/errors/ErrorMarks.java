package dev.contend.checkers.errors;

import dev.contend.checkers.edn.Keyword;

/** The keys with which a driver marks a completion that ended in an error. */
public final class ErrorMarks {

  /**
   * True where the error escaped the operation, so that a web framework would answer 500. A refusal
   * that is an answer (sold out, busy) has no such mark.
   */
  public static final Keyword UNHANDLED = new Keyword("unhandled");

  /**
   * True where statements of the operation had been committed one by one before a later one failed.
   */
  public static final Keyword PARTIAL = new Keyword("partial");

  private ErrorMarks() {}
}
