package dev.contend.checkers.transactions.txn;

import java.util.Arrays;

/**
 * The versions of all keys: a number for each value on a key that was written or read, and who
 * wrote it. A hash table with open addressing.
 */
public final class Versions {
  /** No such version, or no such writer. */
  public static final int NONE = -1;

  private final Values values = new Values();
  private int[] table = new int[1024];
  private int[] keys = new int[512];
  private long[] codes = new long[512];
  private int[] writers = new int[512];
  private boolean[] intermediate = new boolean[512];
  private int size;

  Versions() {}

  public int size() {
    return size;
  }

  /** A number for that value, the same for equal ones, whatever the key. */
  public long code(Object value) {
    return values.code(value);
  }

  /** The {@link #code} of its value. */
  public long codeOf(int version) {
    return codes[version];
  }

  /** The version of that key with that {@link #code}, new if it is not known yet. */
  public int of(int key, long code) {
    int slot = slot(key, code);
    if (table[slot] != 0) {
      return table[slot] - 1;
    }
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      codes = Arrays.copyOf(codes, 2 * size);
      writers = Arrays.copyOf(writers, 2 * size);
      intermediate = Arrays.copyOf(intermediate, 2 * size);
    }
    keys[size] = key;
    codes[size] = code;
    writers[size] = NONE;
    table[slot] = ++size;
    if (2 * size > table.length) {
      grow();
    }
    return size - 1;
  }

  private int slot(int key, long code) {
    long hash = (code + key * 0x9E3779B97F4A7C15L) * 0xD1B54A32D192ED03L;
    int slot = (int) (hash >>> 32) & table.length - 1;
    while (table[slot] != 0 && (keys[table[slot] - 1] != key || codes[table[slot] - 1] != code)) {
      slot = slot + 1 & table.length - 1;
    }
    return slot;
  }

  private void grow() {
    table = new int[2 * table.length];
    for (int version = 0; version < size; version++) {
      table[slot(keys[version], codes[version])] = version + 1;
    }
  }

  public int key(int version) {
    return keys[version];
  }

  /** The value, as the history has it. */
  public Object value(int version) {
    return values.value(codes[version]);
  }

  /** The transaction that wrote it, whatever became of it, or {@link #NONE}. */
  public int writer(int version) {
    return writers[version];
  }

  void writtenBy(int version, int transaction) {
    writers[version] = transaction;
  }

  /** Whether its writer wrote the same key again later. */
  public boolean intermediate(int version) {
    return intermediate[version];
  }

  void overwritten(int version) {
    intermediate[version] = true;
  }
}
