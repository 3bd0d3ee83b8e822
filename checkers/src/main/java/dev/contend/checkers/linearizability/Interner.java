package dev.contend.checkers.linearizability;

import java.util.Arrays;

/** Numbers things from 0 in the order in which they come, equal ones alike. */
final class Interner<T> {
  private static final int BYTES_OF_ONE = 64;

  private Object[] things = new Object[8];
  private int[] table = new int[16];
  private int size;

  /** The number of that thing, which is the size so far if it is new. */
  int number(T thing) {
    int mask = table.length - 1;
    int at = spread(thing.hashCode()) & mask;
    while (table[at] != 0) {
      int number = table[at] - 1;
      if (things[number].equals(thing)) {
        return number;
      }
      at = at + 1 & mask;
    }
    if (size == things.length) {
      things = Arrays.copyOf(things, size * 2);
    }
    things[size++] = thing;
    table[at] = size;
    if (size * 2 > table.length) {
      grow();
    }
    return size - 1;
  }

  private void grow() {
    table = new int[table.length * 2];
    int mask = table.length - 1;
    for (int number = 0; number < size; number++) {
      int at = spread(things[number].hashCode()) & mask;
      while (table[at] != 0) {
        at = at + 1 & mask;
      }
      table[at] = number + 1;
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
    return 4L * things.length + 4L * table.length + (long) BYTES_OF_ONE * size;
  }
}
