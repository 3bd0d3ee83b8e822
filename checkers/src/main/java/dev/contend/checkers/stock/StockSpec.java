package dev.contend.checkers.stock;

import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.checkers.linearizability.Step;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Stock, one operation at a time: an order takes an item and becomes open, or is sold out when
 * there is none; the first cancel of an open order returns the item, any other finds that it was
 * already done.
 */
public final class StockSpec implements SequentialSpec<StockSpec.State, StockCall> {

  /**
   * What is known of one product.
   *
   * @param stock items that can be ordered
   * @param open orders that can be cancelled; one of unknown outcome is not among them, since
   *     nobody was told its id
   * @param unnamed open orders of unknown outcome
   * @param gone cancelled orders of unknown outcome: somebody learned the id in another way
   * @param named ids that were the answer to an order at some time, the same in all states of a
   *     history; an order of unknown outcome has none of them
   */
  public record State(long stock, Set<Long> open, int unnamed, Set<Long> gone, Set<Long> named) {

    private boolean canBeCancelled(long order) {
      return open.contains(order)
          || (unnamed > 0 && !named.contains(order) && !gone.contains(order));
    }

    private State with(long order) {
      return new State(stock - 1, plus(open, order), unnamed, gone, named);
    }

    private State withUnnamed() {
      return new State(stock - 1, open, unnamed + 1, gone, named);
    }

    private State without(long order) {
      if (!open.contains(order)) {
        return new State(stock + 1, open, unnamed - 1, plus(gone, order), named);
      }
      Set<Long> fewer = new TreeSet<>(open);
      fewer.remove(order);
      return new State(stock + 1, fewer, unnamed, gone, named);
    }

    private static Set<Long> plus(Set<Long> orders, long order) {
      Set<Long> more = new TreeSet<>(orders);
      more.add(order);
      return more;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof State that
          && stock == that.stock
          && unnamed == that.unnamed
          && open.equals(that.open)
          && gone.equals(that.gone);
    }

    @Override
    public int hashCode() {
      return Objects.hash(stock, open, unnamed, gone);
    }
  }

  @Override
  public String name() {
    return "stock";
  }

  @Override
  public StockCall call(Operation operation) {
    return StockCall.of(operation);
  }

  @Override
  public Object key(StockCall call) {
    return call.product();
  }

  @Override
  public State initial(Object key, List<StockCall> calls) {
    StockCall.Initial initial = StockCall.initial(key, calls);
    Set<Long> named = new HashSet<>(initial.open());
    for (StockCall call : calls) {
      if (call instanceof StockCall.Ordered ordered) {
        named.add(ordered.order());
      }
    }
    return new State(
        initial.stock(), initial.open(), 0, Set.of(), Collections.unmodifiableSet(named));
  }

  @Override
  public Step<State> step(State state, StockCall call) {
    if (call instanceof StockCall.Ordered ordered) {
      if (state.open().contains(ordered.order())) {
        return new Step.Refused<>(() -> "order " + ordered.order() + " is open already");
      }
      return state.stock() > 0
          ? new Step.Next<>(state.with(ordered.order()))
          : new Step.Refused<>(() -> "the stock is " + state.stock());
    }
    if (call instanceof StockCall.SoldOut) {
      return keep(state, state.stock() <= 0, () -> "the stock is " + state.stock());
    }
    if (call instanceof StockCall.Cancelled cancelled) {
      return cancel(state, cancelled.order());
    }
    if (call instanceof StockCall.Already already) {
      return keep(
          state,
          !state.open().contains(already.order()),
          () -> "order " + already.order() + " is still open");
    }
    if (call instanceof StockCall.Read read) {
      return keep(state, state.stock() == read.stock(), () -> "the stock is " + state.stock());
    }
    if (call instanceof StockCall.OrderUnknown) {
      return state.stock() > 0
          ? new Step.Next<>(state.withUnnamed())
          : new Step.Refused<>(() -> "the stock is " + state.stock());
    }
    if (call instanceof StockCall.CancelUnknown cancel) {
      return cancel(state, cancel.order());
    }
    if (call instanceof StockCall.Final end) {
      return keep(state, matches(state, end), () -> "there is " + describe(state));
    }
    return new Step.Next<>(state); // an :initial, which was the first of all
  }

  private static Step<State> cancel(State state, long order) {
    return state.canBeCancelled(order)
        ? new Step.Next<>(state.without(order))
        : new Step.Refused<>(() -> "order " + order + " is not open");
  }

  private static Step<State> keep(State state, boolean possible, Supplier<String> otherwise) {
    return possible ? new Step.Next<>(state) : new Step.Refused<>(otherwise);
  }

  private static boolean matches(State state, StockCall.Final end) {
    Set<Long> others = new TreeSet<>(end.open());
    others.removeAll(state.open());
    return state.stock() == end.stock()
        && end.open().containsAll(state.open())
        && others.size() == state.unnamed()
        && others.stream().noneMatch(state.named()::contains)
        && others.stream().noneMatch(state.gone()::contains);
  }

  @Override
  public String describe(State state) {
    String open =
        state.open().isEmpty()
            ? "no order that is known to be open"
            : "open orders "
                + state.open().stream().map(String::valueOf).collect(Collectors.joining(", "));
    return "stock %d and %s".formatted(state.stock(), open);
  }
}
