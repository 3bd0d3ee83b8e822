package dev.contend.checkers.transactions.inference;

import dev.contend.checkers.transactions.levels.AnomalyType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Collects findings: the first ones of each type with their words, of the others only how many. A
 * history can show millions.
 */
public final class Findings {
  private static final int MOST_KEPT = 10;

  private final List<Finding> kept = new ArrayList<>();
  private final Map<AnomalyType, Integer> counts = new EnumMap<>(AnomalyType.class);

  /** Takes one; its words are made only if they are kept. */
  public void add(AnomalyType type, Supplier<String> message, int... transactions) {
    if (counts.merge(type, 1, Integer::sum) <= MOST_KEPT) {
      kept.add(new Finding(type, message.get(), transactions));
    }
  }

  /** The first ten of each type. */
  public List<Finding> kept() {
    return List.copyOf(kept);
  }

  /** How many there are of each type. */
  public Map<AnomalyType, Integer> counts() {
    return new EnumMap<>(counts);
  }
}
