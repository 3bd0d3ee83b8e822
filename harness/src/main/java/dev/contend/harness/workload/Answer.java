package dev.contend.harness.workload;

import dev.contend.checkers.edn.Keyword;

/** What the caller of an operation is told. */
public sealed interface Answer {

  /**
   * It happened.
   *
   * @param output what the history records as the value of the completion
   */
  record Done(Object output) implements Answer {}

  /**
   * It certainly did not happen, and the caller was told so in a way that it expects, such as a
   * 409: no unhandled error.
   *
   * @param why one word
   */
  record Refused(Keyword why) implements Answer {}
}
