package dev.contend.checkers.transactions;

import dev.contend.checkers.Verdict;
import dev.contend.checkers.transactions.cycles.Cycle;
import dev.contend.checkers.transactions.levels.AnomalyType;
import dev.contend.checkers.transactions.levels.RuledOut;
import java.util.List;
import java.util.Map;

/**
 * What a history of transactions says of the isolation that it had.
 *
 * @param verdict whether it is at the level that was asked for
 * @param counts all anomalies that were found, those that the level allows among them, and of each
 *     how many; of cycles that is at most one a component
 * @param ruledOut the levels that they rule out
 * @param cycles the cycles, with the numbers of transactions as in {@code Transactions}
 */
public record Isolation(
    Verdict verdict, Map<AnomalyType, Integer> counts, RuledOut ruledOut, List<Cycle> cycles) {
  public Isolation {
    counts = Map.copyOf(counts);
    cycles = List.copyOf(cycles);
  }
}
