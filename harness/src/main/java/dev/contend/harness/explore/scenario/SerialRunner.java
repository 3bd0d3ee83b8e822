package dev.contend.harness.explore.scenario;

import java.util.List;

/** Runs whole operations of a scenario one after another on the database that is explored. */
@FunctionalInterface
public interface SerialRunner {
  /**
   * Runs the scenario from its beginning with these operations only.
   *
   * @param order of them; each session's operations in its own order, and an operation of a session
   *     that another operation starts after that one. Sessions that are started have the numbers
   *     that this run gives them; an operation of one that nobody started here is passed over, and
   *     is not among the operations of the trace
   * @throws RefusedScenarioException if one of them has to wait for something that no other can
   *     give, so that it never ends
   */
  Trace run(List<OperationId> order) throws Exception;
}
