package dev.contend.checkers.stock;

import dev.contend.checkers.Anomaly;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Items neither appear nor vanish: at the end, stock plus open orders is the origin; the stock is
 * what the acknowledged orders and cancels make of the initial one; every acknowledged order that
 * nobody cancelled is open, and none that was.
 *
 * <p>They fail for different reasons. An order that was cancelled twice breaks the first alone:
 * both additions are there. Where a write of the stock overwrites another, the second breaks (a
 * lost update). Where a server forgets what it acknowledged, the last two do, even where an
 * operation of unknown outcome makes the sums come out right.
 */
public final class StockConservation extends StockInvariant {
  static final String NOT_CONSERVED = "stock-not-conserved";
  static final String LOST_UPDATE = "lost-update";
  static final String LOST_ORDER = "lost-order";
  static final String LOST_CANCEL = "lost-cancel";
  private static final int MOST_SHOWN = 20;

  @Override
  public String name() {
    return "stock-conservation";
  }

  @Override
  boolean check(StockLog.Product product, List<Anomaly> anomalies) {
    if (product.end() == null) {
      return false;
    }
    conserved(product, anomalies);
    accounted(product, anomalies);
    kept(product, anomalies);
    return true;
  }

  private static void conserved(StockLog.Product product, List<Anomaly> anomalies) {
    StockCall.Final end = product.finalState();
    long items = end.stock() + end.open().size();
    if (items != product.origin()) {
      anomalies.add(
          new Anomaly(
              NOT_CONSERVED,
              "Product %d ended with stock %d and %d open orders, which makes %d items where there were %d: %s."
                  .formatted(
                      product.id(),
                      end.stock(),
                      end.open().size(),
                      items,
                      product.origin(),
                      difference(items - product.origin())),
              List.of(product.end().index())));
    }
  }

  private static String difference(long items) {
    String noun = Math.abs(items) == 1 ? " item " : " items ";
    return items > 0 ? items + noun + "out of thin air" : -items + noun + "gone";
  }

  /**
   * Compares the stock with what the answers add up to; unknown outcomes widen what is possible.
   */
  private static void accounted(StockLog.Product product, List<Anomaly> anomalies) {
    long ordered = 0;
    long cancelled = 0;
    long perhapsOrdered = 0;
    long perhapsCancelled = 0;
    List<Integer> evidence = new ArrayList<>(List.of(product.end().index()));
    for (StockLog.Entry entry : product.calls()) {
      StockCall call = entry.call();
      ordered += call instanceof StockCall.Ordered ? 1 : 0;
      cancelled += call instanceof StockCall.Cancelled ? 1 : 0;
      perhapsOrdered += call instanceof StockCall.OrderUnknown ? 1 : 0;
      perhapsCancelled += call instanceof StockCall.CancelUnknown ? 1 : 0;
    }
    long least = product.initial().stock() - ordered + cancelled - perhapsOrdered;
    long most = product.initial().stock() - ordered + cancelled + perhapsCancelled;
    long stock = product.finalState().stock();
    if (stock < least || stock > most) {
      anomalies.add(
          new Anomaly(
              LOST_UPDATE,
              "Product %d began with stock %d; %d orders and %d cancels were acknowledged, which makes %s, but the stock ended as %d: updates were lost."
                  .formatted(
                      product.id(),
                      product.initial().stock(),
                      ordered,
                      cancelled,
                      least == most ? "" + least : "between " + least + " and " + most,
                      stock),
              evidence));
    }
  }

  private static void kept(StockLog.Product product, List<Anomaly> anomalies) {
    Set<Long> open = product.finalState().open();
    Set<Long> mayBeGone = new TreeSet<>();
    List<StockLog.Entry> stillOpen = new ArrayList<>();
    for (StockLog.Entry entry : product.calls()) {
      if (entry.call() instanceof StockCall.Cancelled cancelled) {
        mayBeGone.add(cancelled.order());
        if (open.contains(cancelled.order())) {
          stillOpen.add(entry);
        }
      } else if (entry.call() instanceof StockCall.CancelUnknown cancel) {
        mayBeGone.add(cancel.order());
      }
    }
    List<StockLog.Entry> gone = new ArrayList<>();
    for (StockLog.Entry entry : product.calls()) {
      if (entry.call() instanceof StockCall.Ordered ordered
          && !open.contains(ordered.order())
          && !mayBeGone.contains(ordered.order())) {
        gone.add(entry);
      }
    }
    report(
        LOST_ORDER,
        "Product %d: %d acknowledged orders that nobody cancelled are not open at the end: %s.",
        product,
        gone,
        anomalies);
    report(
        LOST_CANCEL,
        "Product %d: %d orders that were answered cancelled are open at the end: %s.",
        product,
        stillOpen,
        anomalies);
  }

  private static void report(
      String kind,
      String message,
      StockLog.Product product,
      List<StockLog.Entry> found,
      List<Anomaly> anomalies) {
    if (found.isEmpty()) {
      return;
    }
    List<StockLog.Entry> shown = found.subList(0, Math.min(MOST_SHOWN, found.size()));
    String orders =
        shown.stream()
            .map(entry -> Long.toString(order(entry.call())))
            .collect(Collectors.joining(", "));
    anomalies.add(
        new Anomaly(
            kind,
            message.formatted(
                product.id(),
                found.size(),
                found.size() > MOST_SHOWN ? orders + " and more" : orders),
            shown.stream().map(StockLog.Entry::index).toList()));
  }

  private static long order(StockCall call) {
    return call instanceof StockCall.Ordered ordered
        ? ordered.order()
        : ((StockCall.Cancelled) call).order();
  }
}
