package dev.contend.checkers.errors;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.edn.Keyword;
import java.util.List;

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

  /**
   * What kind of error a completion ended in, as EDN: all but the message, which comes last and
   * whose details would make every one a kind of its own.
   */
  public static String kind(Object error) {
    return EdnWriter.toString(
        error instanceof List<?> parts && parts.size() > 1
            ? parts.subList(0, parts.size() - 1)
            : error);
  }
}
