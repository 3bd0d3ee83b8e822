package dev.contend.harness.explore.independence;

import java.util.HashSet;
import java.util.Set;

/**
 * The groups of tables of a statement.
 *
 * @param reads without locking
 * @param writes changed or locked
 */
record Touched(Set<String> reads, Set<String> writes) {
  Touched {
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
