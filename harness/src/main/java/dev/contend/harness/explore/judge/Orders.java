package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** All orders of some operations that keep a precedence, one after another. */
final class Orders {
  /** Is shown the orders. */
  @FunctionalInterface
  interface Visitor {
    /** Whether this was enough. */
    boolean visit(List<OperationId> order) throws Exception;
  }

  private final Precedence precedence;
  private final Visitor visitor;

  private Orders(Precedence precedence, Visitor visitor) {
    this.precedence = precedence;
    this.visitor = visitor;
  }

  /**
   * Shows them until the visitor has enough. That in which the operations ended comes first, as far
   * as it keeps the precedence, since most of what databases do is explained by it.
   *
   * @return whether the visitor had enough
   * @throws Exception what the visitor throws
   */
  static boolean visit(Collection<OperationRun> runs, Precedence precedence, Visitor visitor)
      throws Exception {
    List<OperationId> byEnd =
        runs.stream()
            .sorted(
                Comparator.comparingInt(OperationRun::ended)
                    .thenComparingInt(OperationRun::began)
                    .thenComparing(OperationRun::id))
            .map(OperationRun::id)
            .toList();
    return new Orders(precedence, visitor).extend(List.of(), byEnd);
  }

  private boolean extend(List<OperationId> order, List<OperationId> rest) throws Exception {
    if (rest.isEmpty()) {
      return visitor.visit(order);
    }
    for (OperationId next : rest) {
      if (rest.stream().noneMatch(other -> precedence.before(other, next))) {
        List<OperationId> longer = new ArrayList<>(order);
        longer.add(next);
        List<OperationId> fewer = new ArrayList<>(rest);
        fewer.remove(next);
        if (extend(longer, fewer)) {
          return true;
        }
      }
    }
    return false;
  }
}
