package dev.contend.workloads.stock;

import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.stock.StockCall;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What clients of stock were told, counted by hand and on purpose without a checker, to be compared
 * with what the database has in the end.
 */
final class Acknowledged {
  /** What the final state makes of what was acknowledged. */
  enum End {
    AS_TOLD,
    /** An order is gone, or the stock is none that the answers could add up to. */
    LOST,
    /** The server gave an order's number twice, or what was cancelled is open. */
    DIFFERENT
  }

  private long stock;
  private final Set<Object> open = new HashSet<>();
  private int perhapsOrdered;
  private final Set<Object> perhapsCancelled = new HashSet<>();
  private int cancelsUnknown;
  private boolean twice;

  private Acknowledged() {}

  /** Compares for all products; what is lost counts more than what is different. */
  static End comparedWithTheEnd(History history) {
    Set<End> ends = EnumSet.noneOf(End.class);
    for (long product = 1; product <= 3; product++) {
      ends.add(new Acknowledged().compare(history, product));
    }
    if (ends.contains(End.LOST)) {
      return End.LOST;
    }
    return ends.contains(End.DIFFERENT) ? End.DIFFERENT : End.AS_TOLD;
  }

  private End compare(History history, long product) {
    for (Operation operation : history.operations()) {
      List<?> input = (List<?>) operation.input();
      if (input.get(0).equals(product)) {
        if (operation.f().equals(StockCall.FINAL)) {
          return compare((Map<?, ?>) ((List<?>) operation.output()).get(1));
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
        cancelsUnknown++;
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

  private End compare(Map<?, ?> end) {
    long inStock = (Long) end.get(StockCall.STOCK);
    Set<?> openAtTheEnd = (Set<?>) end.get(StockCall.OPEN);
    Set<Object> gone = new HashSet<>(open);
    gone.removeAll(openAtTheEnd);
    gone.removeAll(perhapsCancelled);
    if (!gone.isEmpty() || inStock < stock - perhapsOrdered || inStock > stock + cancelsUnknown) {
      return End.LOST;
    }
    Set<Object> unheardOf = new HashSet<>(openAtTheEnd);
    unheardOf.removeAll(open);
    return twice || unheardOf.size() > perhapsOrdered ? End.DIFFERENT : End.AS_TOLD;
  }
}
