package dev.contend.harness.explore;

import dev.contend.harness.explore.schedule.Patience;
import dev.contend.harness.explore.search.Budget;
import java.time.Duration;
import java.util.function.Predicate;

/**
 * How far to explore.
 *
 * @param budget of the search; serial orders and replays come on top
 * @param reduced whether schedules that differ only in the order of independent steps may be left
 *     out; right only if sessions share nothing but the database
 * @param enough kinds of anomaly after which to stop: what is then found is no longer all
 * @param replays how often a witness is run again before it is reported
 * @param patience before something counts as never happening
 */
public record ExploreSettings(
    Budget budget, boolean reduced, Predicate<String> enough, int replays, Patience patience) {

  /** To go on after whatever was found. */
  public static final Predicate<String> EVERYTHING = kind -> false;

  /** Enough for three sessions of three statements. */
  public static final Budget DEFAULT_BUDGET = new Budget(20_000, Duration.ofSeconds(60));

  /** Everything, reduced, within the default budget. */
  public static final ExploreSettings DEFAULT =
      new ExploreSettings(DEFAULT_BUDGET, true, EVERYTHING, 3, Patience.DEFAULT);
}
