package dev.contend.checkers.linearizability;

import java.util.Arrays;

/** Multisets of kinds by number; the empty one has 0. */
final class Multisets {
  static final int EMPTY = 0;

  private record Multiset(int[] sorted) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Multiset that && Arrays.equals(sorted, that.sorted);
    }

    @Override
    public int hashCode() {
      return Arrays.hashCode(sorted);
    }
  }

  private final Interner<Multiset> sets = new Interner<>();
  private long elements;

  Multisets() {
    sets.number(new Multiset(new int[0]));
  }

  /** The set with one more of that kind. */
  int plus(int set, int kind) {
    int[] old = sets.thing(set).sorted();
    int[] more = new int[old.length + 1];
    int at = 0;
    for (; at < old.length && old[at] < kind; at++) {
      more[at] = old[at];
    }
    more[at] = kind;
    System.arraycopy(old, at, more, at + 1, old.length - at);
    int before = sets.size();
    int number = sets.number(new Multiset(more));
    elements += sets.size() > before ? more.length : 0;
    return number;
  }

  /** How many of that kind it has. */
  int count(int set, int kind) {
    int count = 0;
    for (int element : sets.thing(set).sorted()) {
      count += element == kind ? 1 : 0;
    }
    return count;
  }

  /** What it has, each kind as often as it does; not to be changed. */
  int[] kinds(int set) {
    return sets.thing(set).sorted();
  }

  /** Whether the larger has at least as many of each kind as the smaller. */
  boolean includes(int larger, int smaller) {
    if (larger == smaller || smaller == EMPTY) {
      return true;
    }
    int[] many = sets.thing(larger).sorted();
    int[] few = sets.thing(smaller).sorted();
    int found = 0;
    for (int i = 0; i < many.length && found < few.length; i++) {
      found += many[i] == few[found] ? 1 : 0;
    }
    return found == few.length;
  }

  long bytes() {
    return sets.bytes() + 4 * elements;
  }
}
