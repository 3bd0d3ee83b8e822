package dev.contend.results.html.timeline;

import dev.contend.checkers.history.Operation;

/**
 * A stretch of time in nanoseconds.
 *
 * @param end at least {@code start}
 */
record Span(long start, long end) {

  /** From invocation to completion, or {@code open} nanoseconds long if it never returned. */
  static Span of(Operation operation, long open) {
    long start = operation.invocation().time();
    return new Span(
        start, operation.completion() == null ? start + open : operation.completion().time());
  }

  long length() {
    return end - start;
  }

  boolean overlaps(Span other) {
    return start <= other.end && other.start <= end;
  }

  long distance(Span other) {
    return Math.abs(start - other.start);
  }
}
