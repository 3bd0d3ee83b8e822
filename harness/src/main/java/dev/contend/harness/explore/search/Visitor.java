package dev.contend.harness.explore.search;

import dev.contend.harness.explore.scenario.Trace;

/** Looks at each schedule that was run to its end. */
@FunctionalInterface
public interface Visitor {
  /**
   * Looks at one.
   *
   * @return whether to go on
   */
  boolean visit(Trace trace) throws Exception;
}
