package dev.contend.checkers.linearizability;

import java.util.Arrays;

/** A list of ints without boxes. */
final class IntColumn {
  private int[] values = new int[4];
  private int size;

  void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }

  int size() {
    return size;
  }

  int get(int index) {
    return values[index];
  }

  int removeLast() {
    return values[--size];
  }

  /** Exactly as long as it needs to be. */
  int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
