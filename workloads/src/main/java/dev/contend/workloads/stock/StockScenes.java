package dev.contend.workloads.stock;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.stock.StockCall;
import dev.contend.harness.workload.Scene;
import dev.contend.harness.workload.Scene.Told;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Callers who order and cancel items of one product, of which few are left. */
final class StockScenes {
  private static final Keyword ORDER = StockCall.ORDER;
  private static final Keyword CANCEL = StockCall.CANCEL;

  /** What stands in the account, in its own order: both check, both add, both set the status. */
  private static final List<Told> TOLD =
      List.of(
          Told.step(0, "The first cancel looks at the order: it is open."),
          Told.step(1, "The second cancel looks at the order: it is still open."),
          Told.step(0, "The first returns the item: the stock goes from 0 to 1."),
          Told.step(1, "The second returns it again: the stock goes from 1 to 2."),
          Told.step(0, "The first sets the status."),
          Told.step(1, "The second sets the status, which changes nothing."));

  /** The answer that warns of it: what is not in one transaction may be done by half. */
  private static final List<Told> TOLD_OF_DEATH =
      List.of(
          Told.step(0, "The order looks at the stock: one item is left."),
          Told.step(0, "It takes the item: the stock goes from 1 to 0."),
          new Told(0, Scene.Act.DIE, "The server goes down: the item is gone, nobody ordered it."));

  private final Supplier<? extends StockStrategy> strategy;
  private final String identityColumn;

  private StockScenes(Supplier<? extends StockStrategy> strategy, String identityColumn) {
    this.strategy = strategy;
    this.identityColumn = identityColumn;
  }

  /**
   * All that are explored of a strategy.
   *
   * @param strategy makes one for each schedule
   */
  static List<Scene> all(Supplier<? extends StockStrategy> strategy, String identityColumn) {
    StockScenes scenes = new StockScenes(strategy, identityColumn);
    StockStrategy code = strategy.get();
    return code instanceof SqlStockStrategy sql ? scenes.inSql(sql) : scenes.withMore(code);
  }

  private List<Scene> inSql(SqlStockStrategy sql) {
    List<Scene> scenes = new ArrayList<>();
    boolean account = sql instanceof CheckThenAct;
    scenes.add(account ? twoCancels().told(TOLD) : twoCancels());
    if (sql instanceof CheckConstraint) {
      // With one order there is no room above the stock for what a second cancel returns.
      scenes.add(
          scene(
              "two cancels of one of two orders", 0, 2, List.of(List.of(CANCEL), List.of(CANCEL))));
    }
    scenes.add(twoOrders());
    scenes.add(orderAndCancel());
    scenes.add(cancelsAndLook());
    scenes.add(
        scene(
            "order and cancel beside an order",
            1,
            0,
            List.of(List.of(ORDER, CANCEL), List.of(ORDER))));
    scenes.add(account ? death().told(TOLD_OF_DEATH) : death());
    return scenes;
  }

  /** Fewer: each of them takes more steps. */
  private List<Scene> withMore(StockStrategy code) {
    List<Scene> scenes = new ArrayList<>(List.of(twoCancels(), twoOrders()));
    if (code instanceof RedisStock) {
      scenes.add(orderAndCancel());
      scenes.add(cancelsAndLook());
      scenes.add(
          scene(
                  "an order whose process dies, and a look at the stock",
                  1,
                  0,
                  List.of(List.of(ORDER), List.of(StockCall.READ)))
              .mortal(0));
    } else {
      scenes.add(death());
    }
    return scenes;
  }

  private Scene death() {
    return scene("an order whose process dies", 1, 0, List.of(List.of(ORDER))).mortal(0);
  }

  private Scene twoCancels() {
    return scene("two cancels of one order", 0, 1, List.of(List.of(CANCEL), List.of(CANCEL)));
  }

  private Scene twoOrders() {
    return scene("two orders of the last item", 1, 0, List.of(List.of(ORDER), List.of(ORDER)));
  }

  private Scene orderAndCancel() {
    return scene("an order and a cancel", 0, 1, List.of(List.of(ORDER), List.of(CANCEL)));
  }

  private Scene cancelsAndLook() {
    return scene(
        "a cancel beside a cancel and a look at the stock",
        0,
        1,
        List.of(List.of(CANCEL), List.of(CANCEL, StockCall.READ)));
  }

  private Scene scene(String name, int stock, int orders, List<List<Keyword>> callers) {
    return new Scene(
        name,
        callers,
        db -> {
          StockTables.create(db, identityColumn);
          strategy.get().addToTables(db);
        },
        () -> new StockRound(strategy.get(), callers, stock, orders));
  }
}
