package dev.contend.harness.explore.search;

/**
 * How far a search came.
 *
 * @param schedules that were run to their end
 * @param brokenOff that were begun, but lead to nothing new
 * @param complete whether there is no other schedule, but for those that differ from one of these
 *     only in the order of independent steps
 * @param atLeast a lower bound of the number of all schedules, if it is not complete
 * @param preemptions up to so many preemptions all schedules were run; -1 for none
 * @param reduced whether schedules that differ only in the order of independent steps were left out
 */
public record Coverage(
    long schedules,
    long brokenOff,
    boolean complete,
    long atLeast,
    int preemptions,
    boolean reduced) {

  /** In words: {@code all 70 schedules}. */
  public String words() {
    if (complete) {
      return reduced
          ? "all schedules, of which %,d differ in more than the order of independent steps"
              .formatted(schedules)
          : "all %,d schedules".formatted(schedules);
    }
    return "%,d of at least %,d schedules%s"
        .formatted(
            schedules,
            atLeast,
            preemptions < 0
                ? ""
                : ", all with at most %d preemption%s"
                    .formatted(preemptions, preemptions == 1 ? "" : "s"));
  }
}
