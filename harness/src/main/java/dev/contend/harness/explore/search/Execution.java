package dev.contend.harness.explore.search;

import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.Chooser;
import java.util.Optional;

/** Runs a scenario once from its beginning. */
@FunctionalInterface
public interface Execution {
  /**
   * Runs it.
   *
   * @return how it went, or empty if the chooser broke it off
   */
  Optional<Trace> run(Chooser chooser) throws Exception;
}
