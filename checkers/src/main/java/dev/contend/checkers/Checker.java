package dev.contend.checkers;

import dev.contend.checkers.history.History;

/** Judges a history. A checker keeps no state between calls and may be used by several threads. */
public interface Checker {

  /** What this checker looks for, in a word or two with hyphens: {@code linearizability}. */
  String name();

  /**
   * Judges a history within the given limits.
   *
   * @param history what happened; operations without a completion never returned
   * @param limits what this call may use; a checker that reaches them answers {@link
   *     Verdict.Unknown}, never a guess
   * @return the verdict with its evidence
   */
  Verdict check(History history, Limits limits);
}
