package dev.contend.harness.explore.independence;

import java.util.HashSet;
import java.util.Set;

/**
 * What a step has to do with: groups of tables, or parts beside the database by a name for each.
 *
 * @param reads without locking
 * @param writes changed or locked
 */
public record Touched(Set<String> reads, Set<String> writes) {
  public Touched {
    reads = Set.copyOf(reads);
    writes = Set.copyOf(writes);
  }

  /** Both. */
  Touched and(Touched other) {
    return new Touched(union(reads, other.reads), union(writes, other.writes));
  }

  private static Set<String> union(Set<String> one, Set<String> other) {
    Set<String> both = new HashSet<>(one);
    both.addAll(other);
    return both;
  }
}
