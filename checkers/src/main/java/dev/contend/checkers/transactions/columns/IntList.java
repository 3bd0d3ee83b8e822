package dev.contend.checkers.transactions.columns;

import java.util.Arrays;

/** A list of ints without boxes. */
public final class IntList {
  private int[] values;
  private int size;

  public IntList() {
    this(16);
  }

  /** One with room for that many from the start. */
  public IntList(int room) {
    values = new int[Math.max(4, room)];
  }

  public void add(int value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, size + (size >> 1));
    }
    values[size++] = value;
  }

  public int size() {
    return size;
  }

  public int get(int index) {
    return values[index];
  }

  public void set(int index, int value) {
    values[index] = value;
  }

  /** Forgets all but the first so many. */
  public void truncate(int length) {
    size = length;
  }

  /** Exactly as long as it needs to be. */
  public int[] toArray() {
    return Arrays.copyOf(values, size);
  }
}
