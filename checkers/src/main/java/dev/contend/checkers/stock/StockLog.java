package dev.contend.checkers.stock;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A stock history sorted by product, as the invariants read it. */
final class StockLog {

  /** An operation and the index by which evidence names it. */
  record Entry(int index, int process, StockCall call) {}

  /**
   * What happened to one product.
   *
   * @param initial what it began with
   * @param calls all that happened, in order of invocation
   * @param end the final state, or null if the history was cut short before it was read
   */
  record Product(long id, StockCall.Initial initial, List<Entry> calls, Entry end) {

    /** Items there are in all: in stock or in an open order. */
    long origin() {
      return initial.stock() + initial.open().size();
    }

    StockCall.Final finalState() {
      return (StockCall.Final) end.call();
    }
  }

  private StockLog() {}

  /**
   * Reads a history.
   *
   * @throws UnjudgeableException if an operation is none of stock's, or a product has no {@code
   *     :initial}
   */
  static List<Product> read(History history) {
    Map<Long, List<Entry>> calls = new TreeMap<>();
    for (Operation operation : history.operations()) {
      StockCall call = StockCall.of(operation);
      if (call != null) {
        calls
            .computeIfAbsent(call.product(), product -> new ArrayList<>())
            .add(new Entry(operation.index(), operation.process(), call));
      }
    }
    List<Product> products = new ArrayList<>();
    calls.forEach((id, entries) -> products.add(product(id, entries)));
    return products;
  }

  private static Product product(long id, List<Entry> entries) {
    StockCall.Initial initial = null;
    Entry end = null;
    for (Entry entry : entries) {
      if (entry.call() instanceof StockCall.Initial begin) {
        initial = begin;
      } else if (entry.call() instanceof StockCall.Final) {
        end = entry;
      }
    }
    if (initial == null) {
      throw new UnjudgeableException(
          "the history does not say with how much of product "
              + id
              + " it began; a stock history begins with an :initial operation for each product");
    }
    return new Product(id, initial, entries, end);
  }
}
