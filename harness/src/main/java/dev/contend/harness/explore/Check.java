package dev.contend.harness.explore;

import dev.contend.harness.explore.scenario.Trace;
import java.util.List;

/** What else must hold of each schedule, beside what the judge looks for. */
@FunctionalInterface
public interface Check {
  /** Nothing. */
  Check NONE = trace -> List.of();

  /**
   * Looks at a schedule that was just run.
   *
   * @return what is wrong with it
   */
  List<Wrong> check(Trace trace) throws Exception;

  /**
   * Something wrong.
   *
   * @param kind of anomaly, as reports spell it
   * @param message in words
   */
  record Wrong(String kind, String message) {}
}
