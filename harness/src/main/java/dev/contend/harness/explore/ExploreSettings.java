package dev.contend.harness.explore;

import dev.contend.harness.explore.schedule.Patience;
import dev.contend.harness.explore.search.Budget;
import java.time.Duration;

/**
 * How far to explore.
 *
 * @param budget of the search; serial orders and replays come on top
 * @param reduced whether schedules that differ only in the order of independent steps may be left
 *     out; right only if sessions share nothing but the database
 * @param everything whether to go on after the first schedule that breaks something, for one of
 *     each kind
 * @param replays how often a witness is run again before it is reported
 * @param patience before something counts as never happening
 */
public record ExploreSettings(
    Budget budget, boolean reduced, boolean everything, int replays, Patience patience) {

  /** Enough for three sessions of three statements. */
  public static final Budget DEFAULT_BUDGET = new Budget(20_000, Duration.ofSeconds(60));

  /** Everything, reduced, within the default budget. */
  public static final ExploreSettings DEFAULT =
      new ExploreSettings(DEFAULT_BUDGET, true, true, 3, Patience.DEFAULT);
}
