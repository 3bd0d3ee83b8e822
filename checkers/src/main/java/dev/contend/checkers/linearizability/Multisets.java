package dev.contend.checkers.linearizability;

import java.util.Arrays;
import java.util.stream.LongStream;

/** Multisets of kinds by number; the empty one has 0. */
final class Multisets {
  static final int EMPTY = 0;

  /**
   * A multiset.
   *
   * @param counts of each kind that it has, in their order: the kind above, how many below
   */
  private record Multiset(long[] counts) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Multiset that && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(counts);
    }
  }

  private final Interner<Multiset> sets = new Interner<>();
  private long words;

  Multisets() {
    sets.number(new Multiset(new long[0]));
  }

  private static int kind(long count) {
    return (int) (count >>> 32);
  }

  /** The set with one more of that kind. */
  int plus(int set, int kind) {
    long[] old = sets.thing(set).counts();
    int at = 0;
    while (at < old.length && kind(old[at]) < kind) {
      at++;
    }
    long[] more;
    if (at < old.length && kind(old[at]) == kind) {
      more = old.clone();
    } else {
      more = new long[old.length + 1];
      System.arraycopy(old, 0, more, 0, at);
      System.arraycopy(old, at, more, at + 1, old.length - at);
      more[at] = (long) kind << 32;
    }
    more[at]++;
    int before = sets.size();
    int number = sets.number(new Multiset(more));
    words += sets.size() > before ? more.length : 0;
    return number;
  }

  /** How many of that kind it has. */
  int count(int set, int kind) {
    for (long count : sets.thing(set).counts()) {
      if (kind(count) == kind) {
        return (int) count;
      }
    }
    return 0;
  }

  /** The kinds that it has, each as often as it does. */
  int[] kinds(int set) {
    return Arrays.stream(sets.thing(set).counts())
        .flatMap(count -> LongStream.generate(() -> kind(count)).limit((int) count))
        .mapToInt(kind -> (int) kind)
        .toArray();
  }

  /** Whether the larger has at least as many of each kind as the smaller. */
  boolean includes(int larger, int smaller) {
    if (larger == smaller || smaller == EMPTY) {
      return true;
    }
    long[] many = sets.thing(larger).counts();
    long[] few = sets.thing(smaller).counts();
    int found = 0;
    for (int i = 0; i < many.length && found < few.length; i++) {
      if (kind(many[i]) == kind(few[found])) {
        if ((int) many[i] < (int) few[found]) {
          return false;
        }
        found++;
      }
    }
    return found == few.length;
  }

  long bytes() {
    return sets.bytes() + 8 * words;
  }
}
