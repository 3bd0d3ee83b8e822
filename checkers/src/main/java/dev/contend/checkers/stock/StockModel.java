package dev.contend.checkers.stock;

import dev.contend.checkers.Checker;
import dev.contend.checkers.errors.PartialEffects;
import dev.contend.checkers.errors.UnhandledErrors;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import java.util.List;

/** All that a history of stock is checked for. */
public final class StockModel {
  private StockModel() {}

  /** The five invariants, then linearizability, which also finds what they have no name for. */
  public static List<Checker> checkers() {
    return List.of(
        new StockBounds(),
        new StockConservation(),
        new CancelledOnce(),
        new UnhandledErrors(),
        new PartialEffects(),
        new LinearizabilityChecker<>(new StockSpec()));
  }
}
