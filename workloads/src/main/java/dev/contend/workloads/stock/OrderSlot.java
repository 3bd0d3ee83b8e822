package dev.contend.workloads.stock;

import java.util.Iterator;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Where clients keep the orders that they may cancel; as a customer's list of orders does, it shows
 * an order until somebody was told that it is cancelled, so several clients may find the same.
 */
final class OrderSlot {
  private final ConcurrentLinkedDeque<Long> orders = new ConcurrentLinkedDeque<>();
  private volatile long last;

  OrderSlot(long first) {
    last = first;
    orders.push(first);
  }

  /** The newest order, or the one that was removed last if there is none. */
  long newest() {
    Iterator<Long> newest = orders.iterator();
    return newest.hasNext() ? newest.next() : last;
  }

  void put(long order) {
    orders.push(order);
  }

  void remove(long order) {
    last = order;
    orders.remove(order);
  }
}
