package dev.contend.checkers.transactions.levels;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/**
 * The levels that anomalies rule out.
 *
 * @param weakest those of which no weaker one is ruled out
 * @param also the others, which include one of them
 */
public record RuledOut(List<Level> weakest, List<Level> also) {
  public RuledOut {
    weakest = List.copyOf(weakest);
    also = List.copyOf(also);
  }

  /** What a history with these anomalies is not. */
  public static RuledOut by(Collection<AnomalyType> anomalies) {
    List<Level> all =
        Arrays.stream(Level.values())
            .filter(level -> anomalies.stream().anyMatch(level.excluded()::contains))
            .toList();
    List<Level> weakest =
        all.stream()
            .filter(
                level -> all.stream().noneMatch(other -> other != level && level.includes(other)))
            .toList();
    return new RuledOut(weakest, all.stream().filter(level -> !weakest.contains(level)).toList());
  }

  /** Whether that level is ruled out. */
  public boolean contains(Level level) {
    return weakest.contains(level) || also.contains(level);
  }
}
