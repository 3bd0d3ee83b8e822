package dev.contend.workloads.stock;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.stock.StockCall;
import dev.contend.harness.workload.Scene;
import dev.contend.harness.workload.Scene.Told;
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

  private final Supplier<StockStrategy> strategy;
  private final String identityColumn;

  private StockScenes(Supplier<StockStrategy> strategy, String identityColumn) {
    this.strategy = strategy;
    this.identityColumn = identityColumn;
  }

  /**
   * All that are explored of a strategy.
   *
   * @param strategy makes one for each schedule
   */
  static List<Scene> all(Supplier<StockStrategy> strategy, String identityColumn) {
    StockScenes scenes = new StockScenes(strategy, identityColumn);
    Scene twoCancels =
        scenes.scene(
            "two cancels of one order", 0, true, List.of(List.of(CANCEL), List.of(CANCEL)));
    return List.of(
        strategy.get() instanceof CheckThenAct ? twoCancels.told(TOLD) : twoCancels,
        scenes.scene(
            "two orders of the last item", 1, false, List.of(List.of(ORDER), List.of(ORDER))),
        scenes.scene("an order and a cancel", 0, true, List.of(List.of(ORDER), List.of(CANCEL))),
        scenes.scene(
            "a cancel beside a cancel and a look at the stock",
            0,
            true,
            List.of(List.of(CANCEL), List.of(CANCEL, StockCall.READ))),
        scenes.scene(
            "order and cancel beside an order",
            1,
            false,
            List.of(List.of(ORDER, CANCEL), List.of(ORDER))));
  }

  private Scene scene(String name, int stock, boolean ordered, List<List<Keyword>> callers) {
    return new Scene(
        name,
        callers,
        db -> StockTables.create(db, identityColumn),
        () -> new StockRound(strategy.get(), callers, stock, ordered));
  }
}
