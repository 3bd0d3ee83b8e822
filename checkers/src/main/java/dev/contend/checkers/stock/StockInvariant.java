package dev.contend.checkers.stock;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import java.util.ArrayList;
import java.util.List;

/** What the invariants on single products have in common: one look at each product. */
abstract class StockInvariant implements Checker {

  /** Adds what is wrong with one product; gives false if its end is not known. */
  abstract boolean check(StockLog.Product product, List<Anomaly> anomalies);

  @Override
  public final Verdict check(History history, Limits limits) {
    List<StockLog.Product> products;
    try {
      products = StockLog.read(history);
    } catch (UnjudgeableException e) {
      return new Verdict.Unknown(e.getMessage());
    }
    List<Anomaly> anomalies = new ArrayList<>();
    int withoutEnd = 0;
    for (StockLog.Product product : products) {
      withoutEnd += check(product, anomalies) ? 0 : 1;
    }
    String coverage = "%d products".formatted(products.size());
    if (anomalies.isEmpty() && (withoutEnd > 0 || products.isEmpty())) {
      return new Verdict.Unknown(
          "%s, of %d the final state is missing".formatted(coverage, withoutEnd));
    }
    return Verdict.of(coverage, anomalies);
  }
}
