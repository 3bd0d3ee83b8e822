package dev.contend.harness.explore.search;

import dev.contend.harness.explore.schedule.StepLog;

/**
 * Which steps of different sessions depend on each other.
 *
 * @param <F> what a step touched
 */
public interface Dependence<F> {
  /** Begins to follow a schedule. */
  Following<F> follow();

  /** Whether nobody can tell if two such steps, one after the other, change places. */
  boolean independent(F one, F other);

  /**
   * Follows one schedule.
   *
   * @param <F> what a step touched
   */
  interface Following<F> {
    /**
     * What the next step touched.
     *
     * @param step in the order of the schedule, none left out
     * @param entangled whether anything but its session may have moved during it, or it had to wait
     */
    F next(StepLog step, boolean entangled);
  }
}
