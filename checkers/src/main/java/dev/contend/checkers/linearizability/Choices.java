package dev.contend.checkers.linearizability;

import java.util.Arrays;

/**
 * The stack of a depth-first search: configurations that are still to be looked at, and between
 * them the ones that were, which are those that led to the topmost.
 */
final class Choices {
  private final int words;
  private long[] configurations;
  private int[] level = new int[16];
  private int[] taken = new int[16];
  private byte[] stage = new byte[16];
  private int size;

  Choices(int words) {
    this.words = words;
    configurations = new long[16 * words];
  }

  boolean isEmpty() {
    return size == 0;
  }

  int size() {
    return size;
  }

  /**
   * @param operation that was taken to come there
   */
  void push(int itsLevel, int operation, long[] configuration) {
    if (size == level.length) {
      int capacity = size * 2;
      level = Arrays.copyOf(level, capacity);
      taken = Arrays.copyOf(taken, capacity);
      stage = Arrays.copyOf(stage, capacity);
      configurations = Arrays.copyOf(configurations, Math.multiplyExact(capacity, words));
    }
    level[size] = itsLevel;
    taken[size] = operation;
    stage[size] = 0;
    System.arraycopy(configuration, 0, configurations, size * words, words);
    size++;
  }

  void pop() {
    size--;
  }

  int level() {
    return level[size - 1];
  }

  /** How often the topmost was looked at before; counts one more. */
  int look() {
    return stage[size - 1]++;
  }

  void readTo(long[] configuration) {
    System.arraycopy(configurations, (size - 1) * words, configuration, 0, words);
  }

  /** Changes the topmost. */
  void replace(int itsLevel, long[] configuration) {
    level[size - 1] = itsLevel;
    System.arraycopy(configuration, 0, configurations, (size - 1) * words, words);
  }

  /** The operations that were taken on the way to the topmost, in their order. */
  int[] path() {
    IntColumn path = new IntColumn();
    for (int i = 0; i < size; i++) {
      if (stage[i] > 0) {
        path.add(taken[i]);
      }
    }
    return path.toArray();
  }

  long bytes() {
    return level.length * (9L + 8L * words);
  }
}
