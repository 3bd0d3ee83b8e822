package dev.contend.workloads.stock;

import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.stock.StockCall;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What clients of stock were told, counted by hand and on purpose without a checker, to be compared
 * with what the database has in the end.
 */
final class Acknowledged {
  private long stock;
  private final Set<Object> open = new HashSet<>();
  private long perhapsOrdered;
  private final Set<Object> perhapsCancelled = new HashSet<>();
  private boolean twice;

  private Acknowledged() {}

  /** Whether the final state has forgotten or invented something of one of the products. */
  static boolean differsFromTheEnd(History history) {
    return List.of(1L, 2L, 3L).stream()
        .anyMatch(product -> new Acknowledged().differs(history, product));
  }

  private boolean differs(History history, long product) {
    for (Operation operation : history.operations()) {
      List<?> input = (List<?>) operation.input();
      if (input.get(0).equals(product)) {
        if (operation.f().equals(StockCall.FINAL)) {
          return differs((Map<?, ?>) ((List<?>) operation.output()).get(1));
        }
        count(operation, input);
      }
    }
    throw new AssertionError("no final state of product " + product);
  }

  private void count(Operation operation, List<?> input) {
    boolean order = operation.f().equals(StockCall.ORDER);
    boolean cancel = operation.f().equals(StockCall.CANCEL);
    if (operation.outcome() == EventType.INFO) {
      perhapsOrdered += order ? 1 : 0;
      if (cancel) {
        perhapsCancelled.add(input.get(1));
      }
    } else if (operation.ok()) {
      List<?> output = (List<?>) operation.output();
      if (operation.f().equals(StockCall.INITIAL)) {
        Map<?, ?> state = (Map<?, ?>) output.get(1);
        stock = (Long) state.get(StockCall.STOCK);
        open.addAll((Set<?>) state.get(StockCall.OPEN));
      } else if (order && !output.get(1).equals(StockCall.SOLD_OUT)) {
        stock--;
        twice |= !open.add(output.get(1));
      } else if (cancel && output.get(2).equals(StockCall.CANCELLED)) {
        stock++;
        open.remove(input.get(1));
      }
    }
  }

  private boolean differs(Map<?, ?> end) {
    long inStock = (Long) end.get(StockCall.STOCK);
    Set<?> openAtTheEnd = (Set<?>) end.get(StockCall.OPEN);
    Set<Object> gone = new HashSet<>(open);
    gone.removeAll(openAtTheEnd);
    gone.removeAll(perhapsCancelled);
    Set<Object> invented = new HashSet<>(openAtTheEnd);
    invented.removeAll(open);
    return twice
        || !gone.isEmpty()
        || invented.size() > perhapsOrdered
        || inStock < stock - perhapsOrdered
        || inStock > stock + perhapsCancelled.size();
  }
}
