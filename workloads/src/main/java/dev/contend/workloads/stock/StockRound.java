package dev.contend.workloads.stock;

import static dev.contend.workloads.stock.StockTables.tuple;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.stock.StockCall;
import dev.contend.harness.explore.judge.Generated;
import dev.contend.harness.parts.Parts;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Scene;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One schedule of a scene: what is there before, and the orders that there are. */
final class StockRound implements Scene.Round {
  private static final long PRODUCT = 1;
  private static final Keyword NOTHING_ORDERED = new Keyword("nothing-ordered");

  private final StockStrategy strategy;
  private final StockCalls calls;
  private final List<List<Keyword>> callers;
  private final int stock;
  private final int orders;
  private final long[] newest;

  /**
   * @param stock items that are left
   * @param orders that are open; each caller can cancel the last of them
   */
  StockRound(StockStrategy strategy, List<List<Keyword>> callers, int stock, int orders) {
    this.strategy = strategy;
    this.calls = new StockCalls(strategy);
    this.callers = callers;
    this.stock = stock;
    this.orders = orders;
    this.newest = new long[callers.size()];
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    StockTables.insertProduct(db, PRODUCT, stock);
    for (int i = 0; i < orders; i++) {
      Arrays.fill(newest, StockTables.insertOrder(db, PRODUCT));
    }
  }

  @Override
  public void fill(Parts parts) throws SQLException {
    strategy.start(parts);
  }

  @Override
  public Call call(int caller, int index) {
    if (callers.get(caller).get(index).equals(StockCall.ORDER)) {
      return calls.order(PRODUCT, Map.of(), order -> newest[caller] = order);
    }
    if (callers.get(caller).get(index).equals(StockCall.READ)) {
      return calls.read(PRODUCT, Map.of());
    }
    long order = newest[caller];
    if (order == 0) {
      return new Call(
          StockCall.CANCEL,
          tuple(PRODUCT, null),
          Map.of(),
          parts -> new Answer.Refused(NOTHING_ORDERED));
    }
    return calls.cancel(PRODUCT, order, Map.of(), cancelled -> {});
  }

  @Override
  public List<Call> begin() {
    return List.of(StockTables.observation(StockCall.INITIAL, PRODUCT));
  }

  @Override
  public List<Call> end() {
    return List.of(StockTables.observation(StockCall.FINAL, PRODUCT));
  }

  /** The ids of orders are the database's. */
  @Override
  public Object comparable(Keyword f, Object output) {
    List<?> values = (List<?>) output;
    if (f.equals(StockCall.ORDER) && values.get(1) instanceof Long order) {
      return tuple(values.get(0), id(order));
    }
    if (f.equals(StockCall.CANCEL)) {
      return tuple(values.get(0), id(values.get(1)), values.get(2));
    }
    if (values.get(1) instanceof Map<?, ?> state) {
      Set<Generated> open =
          ((Collection<?>) state.get(StockCall.OPEN))
              .stream().map(StockRound::id).collect(Collectors.toSet());
      return Map.of(StockCall.STOCK, state.get(StockCall.STOCK), StockCall.OPEN, open);
    }
    return output;
  }

  private static Generated id(Object order) {
    return new Generated("order", order);
  }
}
