package dev.contend.checkers.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The configurations that were met, by level: of each level a table of its own with open
 * addressing, so that what a search needs at one time lies close together. The tables lie in large
 * arrays, and what one has outgrown another uses.
 *
 * <p>A configuration has a word of its state's number and the number of the multiset of operations
 * of unknown outcome that were taken, and words of the slots that were taken. One is met if the
 * same with no more operations of unknown outcome was: what the larger multiset leads to, the
 * smaller does too.
 */
final class Visited {
  private static final int CHUNK_BITS = 17;
  private static final int CHUNK = 1 << CHUNK_BITS;
  private static final long FIRST_CHUNK = 1 << 6;
  private static final int LARGEST_CHUNK = 1 << 30;
  private static final int MOST_CHUNKS = 1 << Integer.SIZE - 1 - CHUNK_BITS;

  private final int words;
  private final Multisets multisets;
  private final long limit;
  private final int[] base;
  private final int[] count;
  private final byte[] bits;
  private final int[] free = new int[Integer.SIZE];
  private long[][] chunks = new long[4][];
  private int chunkCount;
  private int room;
  private int used;
  private long bytes;
  private long size;

  /**
   * @param levels how many there are
   * @param words of a configuration
   * @param limit bytes; where they do not suffice there is an {@link OutOfMemoryError}, as if the
   *     heap were no larger
   */
  Visited(int levels, int words, Multisets multisets, long limit) {
    this.words = words;
    this.multisets = multisets;
    this.limit = limit;
    base = new int[levels];
    count = new int[levels];
    bits = new byte[levels];
    Arrays.fill(free, -1);
    bytes = 9L * levels;
  }

  /** Adds a configuration to a level; gives whether it was not met before. */
  boolean add(int level, long[] configuration) {
    if (bits[level] == 0 || (count[level] + 1) * 4L > (3L << bits[level])) {
      grow(level);
    }
    long[] table = chunks[base[level] >>> CHUNK_BITS];
    int start = base[level] & CHUNK - 1;
    int mask = (1 << bits[level]) - 1;
    int at = (int) (hash(configuration, 0) >>> Long.SIZE - bits[level]);
    int taken = (int) configuration[0];
    for (; table[start + at * words] != 0; at = at + 1 & mask) {
      int entry = start + at * words;
      if (table[entry] >>> 32 == configuration[0] >>> 32
          && sameSlots(table, entry, configuration)) {
        if (multisets.includes(taken, (int) table[entry])) {
          return false;
        }
        if (multisets.includes((int) table[entry], taken)) {
          table[entry] = configuration[0];
          return true;
        }
      }
    }
    System.arraycopy(configuration, 0, table, start + at * words, words);
    count[level]++;
    size++;
    return true;
  }

  private boolean sameSlots(long[] table, int entry, long[] configuration) {
    for (int i = 1; i < words; i++) {
      if (table[entry + i] != configuration[i]) {
        return false;
      }
    }
    return true;
  }

  /** Of the state and the slots; the multiset must not matter. */
  private long hash(long[] array, int entry) {
    long hash = (array[entry] >>> 32) * 0x9E3779B97F4A7C15L;
    for (int i = 1; i < words; i++) {
      hash = (hash ^ hash >>> 32 ^ array[entry + i]) * 0xD1342543DE82EF95L;
    }
    return hash;
  }

  private void grow(int level) {
    int oldBits = bits[level];
    int old = base[level];
    bits[level] = (byte) (oldBits + 1);
    base[level] = allocate(oldBits + 1);
    if (oldBits == 0) {
      return;
    }
    long[] from = chunks[old >>> CHUNK_BITS];
    long[] to = chunks[base[level] >>> CHUNK_BITS];
    int start = base[level] & CHUNK - 1;
    int mask = (1 << bits[level]) - 1;
    int end = (old & CHUNK - 1) + (words << oldBits);
    for (int entry = old & CHUNK - 1; entry < end; entry += words) {
      if (from[entry] != 0) {
        int at = (int) (hash(from, entry) >>> Long.SIZE - bits[level]);
        while (to[start + at * words] != 0) {
          at = at + 1 & mask;
        }
        System.arraycopy(from, entry, to, start + at * words, words);
      }
    }
    from[old & CHUNK - 1] = free[oldBits];
    free[oldBits] = old;
  }

  /** An empty table for two to that power of configurations. */
  private int allocate(int log) {
    int reused = free[log];
    int length = words << log;
    if (reused >= 0) {
      long[] chunk = chunks[reused >>> CHUNK_BITS];
      int start = reused & CHUNK - 1;
      free[log] = (int) chunk[start];
      Arrays.fill(chunk, start, start + length, 0);
      return reused;
    }
    if (length > room - used) {
      addChunk((long) words << log);
    }
    int start = used;
    used += length;
    return chunkCount - 1 << CHUNK_BITS | start;
  }

  /** Chunks double in size up to the usual one, so that a small search stays small. */
  private void addChunk(long atLeast) {
    long length =
        Math.max(atLeast, Math.min(CHUNK, FIRST_CHUNK << Math.min(chunkCount, CHUNK_BITS)));
    if (bytes + 8 * length > limit || length > LARGEST_CHUNK || chunkCount == MOST_CHUNKS) {
      throw new OutOfMemoryError("the memory limit of a search");
    }
    if (chunkCount == chunks.length) {
      chunks = Arrays.copyOf(chunks, chunkCount * 2);
    }
    room = (int) length;
    chunks[chunkCount++] = new long[room];
    bytes += 8 * length;
    used = 0;
  }

  /** The configurations of a level. */
  List<long[]> at(int level) {
    List<long[]> found = new ArrayList<>();
    if (bits[level] > 0) {
      long[] table = chunks[base[level] >>> CHUNK_BITS];
      int start = base[level] & CHUNK - 1;
      for (int entry = start; entry < start + (words << bits[level]); entry += words) {
        if (table[entry] != 0) {
          found.add(Arrays.copyOfRange(table, entry, entry + words));
        }
      }
    }
    return found;
  }

  /** How many there are at all levels. */
  long size() {
    return size;
  }

  long bytes() {
    return bytes;
  }
}
