package dev.contend.checkers.stock;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.checkers.linearizability.Step;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
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
   * @param open orders that can be cancelled; one whose id nobody learned is not among them
   * @param unnamed open orders whose id nobody learned
   */
  public record State(long stock, Set<Long> open, int unnamed) {
    private State with(long order) {
      Set<Long> more = new TreeSet<>(open);
      more.add(order);
      return new State(stock - 1, more, unnamed);
    }

    private State without(long order) {
      Set<Long> fewer = new TreeSet<>(open);
      fewer.remove(order);
      return new State(stock + 1, fewer, unnamed);
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
    for (StockCall call : calls) {
      if (call instanceof StockCall.Initial initial) {
        return new State(initial.stock(), initial.open(), 0);
      }
    }
    throw new UnjudgeableException(
        "the history does not say with how much of product "
            + key
            + " it began; a stock history begins with an :initial operation for each product");
  }

  @Override
  public Step<State> step(State state, StockCall call) {
    if (call instanceof StockCall.Ordered ordered) {
      return state.stock() > 0
          ? new Step.Next<>(state.with(ordered.order()))
          : new Step.Refused<>("the stock is " + state.stock());
    }
    if (call instanceof StockCall.SoldOut) {
      return keep(state, state.stock() <= 0, "the stock is " + state.stock());
    }
    if (call instanceof StockCall.Cancelled cancelled) {
      return state.open().contains(cancelled.order())
          ? new Step.Next<>(state.without(cancelled.order()))
          : new Step.Refused<>("order " + cancelled.order() + " is not open");
    }
    if (call instanceof StockCall.Already already) {
      return keep(
          state,
          !state.open().contains(already.order()),
          "order " + already.order() + " is still open");
    }
    if (call instanceof StockCall.Read read) {
      return keep(state, state.stock() == read.stock(), "the stock is " + state.stock());
    }
    if (call instanceof StockCall.OrderUnknown) {
      return state.stock() > 0
          ? new Step.Next<>(new State(state.stock() - 1, state.open(), state.unnamed() + 1))
          : new Step.Refused<>("the stock is " + state.stock());
    }
    if (call instanceof StockCall.CancelUnknown cancel) {
      return state.open().contains(cancel.order())
          ? new Step.Next<>(state.without(cancel.order()))
          : new Step.Refused<>("order " + cancel.order() + " is not open");
    }
    if (call instanceof StockCall.Final end) {
      return keep(state, matches(state, end), "there is " + describe(state));
    }
    return new Step.Next<>(state);
  }

  private static Step<State> keep(State state, boolean possible, String otherwise) {
    return possible ? new Step.Next<>(state) : new Step.Refused<>(otherwise);
  }

  private static boolean matches(State state, StockCall.Final end) {
    return state.stock() == end.stock()
        && end.open().size() == state.open().size() + state.unnamed()
        && end.open().containsAll(state.open());
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
