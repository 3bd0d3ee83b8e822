package dev.contend.harness.explore.search;

import dev.contend.harness.explore.schedule.StepLog;

/**
 * Which steps of different sessions depend on each other.
 *
 * @param <F> what a step may touch
 */
public interface Dependence<F> {
  /**
   * What a step may touch.
   *
   * @param before what the step before it of the same session may touch, or null if it is its first
   */
  F footprint(StepLog step, F before);

  /** What a step may touch of which one knows nothing. */
  F everything();

  /** Whether it changes nothing that anybody can observe if two such steps change places. */
  boolean independent(F one, F other);
}
