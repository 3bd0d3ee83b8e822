package dev.contend.workloads.stock;

import static dev.contend.workloads.stock.StockTables.tuple;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.stock.StockCall;
import dev.contend.harness.explore.judge.Generated;
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

/** Callers who order and cancel items of one product, of which few are left. */
final class StockScene implements Scene {
  private static final long PRODUCT = 1;
  private static final Keyword NOTHING_ORDERED = new Keyword("nothing-ordered");

  private final String name;
  private final StockStrategy strategy;
  private final String identityColumn;
  private final int stock;
  private final boolean ordered;
  private final List<List<Keyword>> callers;
  private final List<Integer> told;

  private StockScene(
      String name,
      StockStrategy strategy,
      String identityColumn,
      int stock,
      boolean ordered,
      List<List<Keyword>> callers,
      List<Integer> told) {
    this.name = name;
    this.strategy = strategy;
    this.identityColumn = identityColumn;
    this.stock = stock;
    this.ordered = ordered;
    this.callers = callers;
    this.told = told;
  }

  /** All that are explored of a strategy. */
  static List<Scene> all(StockStrategy strategy, String identityColumn) {
    Keyword order = StockCall.ORDER;
    Keyword cancel = StockCall.CANCEL;
    // Both check, both add, both set the status.
    List<Integer> told = strategy instanceof CheckThenAct ? List.of(0, 1, 0, 1, 0, 1) : List.of();
    return List.of(
        new StockScene(
            "two cancels of one order",
            strategy,
            identityColumn,
            0,
            true,
            List.of(List.of(cancel), List.of(cancel)),
            told),
        new StockScene(
            "two orders of the last item",
            strategy,
            identityColumn,
            1,
            false,
            List.of(List.of(order), List.of(order)),
            List.of()),
        new StockScene(
            "an order and a cancel",
            strategy,
            identityColumn,
            0,
            true,
            List.of(List.of(order), List.of(cancel)),
            List.of()),
        new StockScene(
            "a cancel beside a cancel and a look at the stock",
            strategy,
            identityColumn,
            0,
            true,
            List.of(List.of(cancel), List.of(cancel, StockCall.READ)),
            List.of()),
        new StockScene(
            "order and cancel beside an order",
            strategy,
            identityColumn,
            1,
            false,
            List.of(List.of(order, cancel), List.of(order)),
            List.of()));
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public List<List<Keyword>> callers() {
    return callers;
  }

  @Override
  public List<Integer> told() {
    return told;
  }

  @Override
  public void schema(Connection db) throws SQLException {
    StockTables.create(db, identityColumn);
  }

  @Override
  public Round round() {
    return new StockRound();
  }

  /** What one schedule knows: the orders that there are. */
  private final class StockRound implements Round {
    private final StockCalls calls = new StockCalls(strategy);
    private final long[] newest = new long[callers.size()];

    @Override
    public void prepare(Connection db) throws SQLException {
      StockTables.insertProduct(db, PRODUCT, stock);
      if (ordered) {
        long order = StockTables.insertOrder(db, PRODUCT);
        Arrays.fill(newest, order);
      }
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
            db -> new Answer.Refused(NOTHING_ORDERED));
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
                .stream().map(StockScene::id).collect(Collectors.toSet());
        return Map.of(StockCall.STOCK, state.get(StockCall.STOCK), StockCall.OPEN, open);
      }
      return output;
    }
  }

  private static Generated id(Object order) {
    return new Generated("order", order);
  }
}
