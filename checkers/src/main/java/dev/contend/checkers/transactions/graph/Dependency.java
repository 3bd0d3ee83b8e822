package dev.contend.checkers.transactions.graph;

import java.util.Locale;

/**
 * Why one transaction comes before another. The first three are Adya's dependencies, the others
 * orders that somebody outside of the database saw.
 */
public enum Dependency {
  /** It wrote a version, and the other the next version of the same key. */
  WW,
  /** It wrote the version that the other read. */
  WR,
  /** It read a version, and the other wrote the next: an anti-dependency. */
  RW,
  /** The same process ran it first. */
  PROCESS,
  /** It had returned before the other was invoked. */
  REALTIME;

  /** Its place in a set of dependencies. */
  public int bit() {
    return 1 << ordinal();
  }

  /** Whether it is an order that somebody outside of the database saw. */
  public boolean order() {
    return this == PROCESS || this == REALTIME;
  }

  /** The first dependency in a set that is not empty. */
  public static Dependency first(int set) {
    return values()[Integer.numberOfTrailingZeros(set)];
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
