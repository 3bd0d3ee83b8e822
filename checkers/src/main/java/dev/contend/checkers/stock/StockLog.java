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

  /**
   * An operation.
   *
   * @param index by which evidence names it
   * @param returned index of its {@code ok}, or {@link History#NONE} if its outcome is unknown
   */
  record Entry(int index, int returned, int process, StockCall call) {}

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
   * @throws UnjudgeableException if an operation is none of stock's, a product has no {@code
   *     :initial}, or something happened to it before that or after its {@code :final}
   */
  static List<Product> read(History history) {
    Map<Long, List<Entry>> calls = new TreeMap<>();
    for (Operation operation : history.operations()) {
      StockCall call = StockCall.of(operation);
      if (call != null) {
        calls
            .computeIfAbsent(call.product(), product -> new ArrayList<>())
            .add(new Entry(operation.index(), returned(operation), operation.process(), call));
      }
    }
    List<Product> products = new ArrayList<>();
    calls.forEach((id, entries) -> products.add(product(id, entries)));
    return products;
  }

  private static UnjudgeableException atWork(long product, Entry entry, String since) {
    return new UnjudgeableException(
        "operation %d was at work on product %d when %s; nobody may be"
            .formatted(entry.index(), product, since));
  }

  private static int returned(Operation operation) {
    return operation.ok() ? operation.completion().index() : History.NONE;
  }

  private static Product product(long id, List<Entry> entries) {
    StockCall.Initial initial = StockCall.initial(id, entries.stream().map(Entry::call).toList());
    Entry begin = entries.get(0);
    Entry end = null;
    for (Entry entry : entries) {
      if (entry != begin && entry.index() < begin.returned()) {
        throw atWork(id, entry, "its :initial was read");
      }
      if (entry.call() instanceof StockCall.Final) {
        end = entry;
      }
    }
    for (Entry entry : entries) {
      if (end != null && entry != end && Math.max(entry.index(), entry.returned()) > end.index()) {
        throw atWork(id, entry, "its :final was read");
      }
    }
    return new Product(id, initial, entries, end);
  }
}
