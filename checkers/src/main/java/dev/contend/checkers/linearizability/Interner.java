package dev.contend.checkers.linearizability;

import java.util.Arrays;

/** Numbers things from 0 in the order in which they come, equal ones alike. */
final class Interner<T> {
  private static final int BYTES_OF_ONE = 64;

  private Object[] things = new Object[8];

  /**
   * Open addressing. The upper half of an entry is the spread hash of a thing, so that others are
   * passed and the table grows without a look at them; the lower half is its number and one.
   */
  private long[] table = new long[16];

  private int size;

  /** The number of that thing, which is the size so far if it is new. */
  int number(T thing) {
    int hash = spread(thing.hashCode());
    int mask = table.length - 1;
    int at = hash & mask;
    for (; table[at] != 0; at = at + 1 & mask) {
      int number = (int) table[at] - 1;
      if (table[at] >> 32 == hash && things[number].equals(thing)) {
        return number;
      }
    }
    if (size == things.length) {
      things = Arrays.copyOf(things, size * 2);
    }
    things[size++] = thing;
    table[at] = (long) hash << 32 | size;
    if (size > table.length / 8 * 5) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    long[] old = table;
    table = new long[old.length * 2];
    int mask = table.length - 1;
    for (long entry : old) {
      if (entry != 0) {
        int at = (int) (entry >> 32) & mask;
        while (table[at] != 0) {
          at = at + 1 & mask;
        }
        table[at] = entry;
      }
    }
  }

  private static int spread(int hash) {
    int product = hash * 0x9E3779B9;
    return product ^ product >>> 15;
  }

  @SuppressWarnings("unchecked") // nothing else was put in
  T thing(int number) {
    return (T) things[number];
  }

  int size() {
    return size;
  }

  /** About the room that it takes with small things; how large they are nobody knows. */
  long bytes() {
    return 4L * things.length + 8L * table.length + (long) BYTES_OF_ONE * size;
  }
}
