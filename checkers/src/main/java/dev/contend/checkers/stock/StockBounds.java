package dev.contend.checkers.stock;

import dev.contend.checkers.Anomaly;
import java.util.ArrayList;
import java.util.List;

/**
 * The stock of a product is between zero and its origin whenever somebody reads it, and at the end.
 */
public final class StockBounds extends StockInvariant {
  static final String ABOVE = "stock-above-origin";
  static final String BELOW = "stock-below-zero";

  @Override
  public String name() {
    return "stock-bounds";
  }

  @Override
  boolean check(StockLog.Product product, List<Anomaly> anomalies) {
    List<StockLog.Entry> above = new ArrayList<>();
    List<StockLog.Entry> below = new ArrayList<>();
    for (StockLog.Entry entry : product.calls()) {
      Long stock = stock(entry.call());
      if (stock != null && stock > product.origin()) {
        above.add(entry);
      } else if (stock != null && stock < 0) {
        below.add(entry);
      }
    }
    report(product, ABOVE, above, anomalies);
    report(product, BELOW, below, anomalies);
    return product.end() != null;
  }

  private static Long stock(StockCall call) {
    if (call instanceof StockCall.Read read) {
      return read.stock();
    }
    return call instanceof StockCall.Final end ? (Long) end.stock() : null;
  }

  private static void report(
      StockLog.Product product, String kind, List<StockLog.Entry> found, List<Anomaly> anomalies) {
    if (found.isEmpty()) {
      return;
    }
    StockLog.Entry first = found.get(0);
    StockLog.Entry last = found.get(found.size() - 1);
    String message =
        "Product %d, of which there are %d, had a stock of %d when process %d read it (operation %d)"
            .formatted(
                product.id(),
                product.origin(),
                stock(first.call()),
                first.process(),
                first.index());
    if (last != first) {
      message +=
          " and %d in the last of %d such readings (operation %d)"
              .formatted(stock(last.call()), found.size(), last.index());
    }
    anomalies.add(
        new Anomaly(
            kind,
            message + ".",
            last == first ? List.of(first.index()) : List.of(first.index(), last.index())));
  }
}
