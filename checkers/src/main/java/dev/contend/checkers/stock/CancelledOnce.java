package dev.contend.checkers.stock;

import dev.contend.checkers.Anomaly;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Each order is answered {@code cancelled} at most once: its item is returned once. */
public final class CancelledOnce extends StockInvariant {
  static final String DOUBLE_CANCEL = "double-cancel";
  private static final int MOST_SHOWN_OF_A_PRODUCT = 3;

  @Override
  public String name() {
    return "cancelled-once";
  }

  @Override
  boolean check(StockLog.Product product, List<Anomaly> anomalies) {
    Map<Long, List<StockLog.Entry>> cancels = new TreeMap<>();
    for (StockLog.Entry entry : product.calls()) {
      if (entry.call() instanceof StockCall.Cancelled cancelled) {
        cancels.computeIfAbsent(cancelled.order(), order -> new ArrayList<>()).add(entry);
      }
    }
    cancels.values().removeIf(answers -> answers.size() < 2);
    int shown = 0;
    for (Map.Entry<Long, List<StockLog.Entry>> order : cancels.entrySet()) {
      if (++shown > MOST_SHOWN_OF_A_PRODUCT) {
        break;
      }
      anomalies.add(anomaly(product, order.getKey(), order.getValue(), cancels.size()));
    }
    return true;
  }

  private static Anomaly anomaly(
      StockLog.Product product, long order, List<StockLog.Entry> answers, int orders) {
    String who =
        answers.stream()
            .map(answer -> "process %d (operation %d)".formatted(answer.process(), answer.index()))
            .collect(Collectors.joining(", "));
    return new Anomaly(
        DOUBLE_CANCEL,
        "Order %d of product %d was answered cancelled %d times, to %s; %s."
            .formatted(
                order,
                product.id(),
                answers.size(),
                who,
                orders == 1
                    ? "it is the only order of this product that was"
                    : "%d orders of this product were cancelled more than once".formatted(orders)),
        answers.stream().map(StockLog.Entry::index).toList());
  }
}
