package dev.contend.checkers.stock;

import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/**
 * A product of the test shop as Lincheck wants a specification: a plain class. The id of an order
 * is an argument, since no state tells which one it gets.
 */
public class LincheckStock {
  private long stock = 2;
  private final Set<Long> open = new TreeSet<>(Set.of(1L));
  private final Set<Long> gone = new HashSet<>();
  private int unnamed;

  public long read() {
    return stock;
  }

  /** Whether it was ordered: else it was sold out. */
  public boolean order(long id) {
    if (stock <= 0) {
      return false;
    }
    stock--;
    open.add(id);
    return true;
  }

  /** Whether it could be cancelled; an id that no order was answered is that of an unnamed one. */
  public boolean cancel(long id, Set<Long> named) {
    boolean cancelled = open.remove(id);
    if (!cancelled && unnamed > 0 && !named.contains(id) && gone.add(id)) {
      unnamed--;
      cancelled = true;
    }
    stock += cancelled ? 1 : 0;
    return cancelled;
  }

  public boolean already(long id) {
    return !open.contains(id);
  }

  public void orderUnknown() {
    if (stock > 0) {
      stock--;
      unnamed++;
    }
  }

  public void cancelUnknown(long id, Set<Long> named) {
    cancel(id, named);
  }

  /** Whether that can be the end. */
  public boolean end(long finalStock, Set<Long> finalOpen, Set<Long> named) {
    Set<Long> others = new HashSet<>(finalOpen);
    others.removeAll(open);
    return stock == finalStock
        && finalOpen.containsAll(open)
        && others.size() == unnamed
        && others.stream().noneMatch(id -> named.contains(id) || gone.contains(id));
  }
}
