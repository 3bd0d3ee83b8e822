package dev.contend.checkers.transactions.cycles;

import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.levels.AnomalyType;
import java.util.List;

/**
 * A cycle of dependencies.
 *
 * @param type what it is
 * @param steps each from where the one before it ended; the last ends where the first began
 */
public record Cycle(AnomalyType type, List<Step> steps) {

  /**
   * A dependency between two transactions.
   *
   * @param from which comes first
   * @param to which comes after it
   */
  public record Step(int from, int to, Dependency why) {}

  public Cycle {
    steps = List.copyOf(steps);
  }

  /** The transactions in its order, the first one once. */
  public List<Integer> transactions() {
    return steps.stream().map(Step::from).toList();
  }

  /** Whether no transaction comes twice. */
  public boolean simple() {
    return transactions().stream().distinct().count() == steps.size();
  }
}
