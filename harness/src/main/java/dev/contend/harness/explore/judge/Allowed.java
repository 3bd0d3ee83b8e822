package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.scenario.OperationId;
import java.util.List;

/**
 * What some orders of whole operations give.
 *
 * @param outcome of those orders, {@link Outcome#renamed}; of the operations that they have
 * @param orders that give it, likeliest first
 */
public record Allowed(Outcome outcome, List<List<OperationId>> orders) {
  public Allowed {
    orders = List.copyOf(orders);
  }
}
