package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.scenario.OperationId;
import java.util.List;
import java.util.Map;

/**
 * An outcome that would have been right.
 *
 * @param order of whole operations that gives it, the first that was found
 * @param outcome {@link Outcome#renamed}
 */
public record Allowed(List<OperationId> order, Outcome outcome) {
  public Allowed {
    order = List.copyOf(order);
  }

  static List<Allowed> all(Map<Outcome, List<OperationId>> orders) {
    return orders.entrySet().stream()
        .map(entry -> new Allowed(entry.getValue(), entry.getKey()))
        .toList();
  }

  /** With the ids that the trace itself has. */
  Allowed original(Lanes lanes) {
    return new Allowed(order.stream().map(lanes::original).toList(), lanes.original(outcome));
  }
}
