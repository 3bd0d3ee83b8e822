package dev.contend.checkers.linearizability;

import dev.contend.checkers.history.History;
import java.util.Arrays;

/**
 * Operations that have an order if and only if they have one block by block: those of an earlier
 * block before those of a later one, those of the same block in any order.
 */
final class Blocks {
  /** In place of the block of an operation that is in none, since it need not have happened. */
  static final int NONE = -1;

  /** The last one. */
  static final int LAST = Integer.MAX_VALUE;

  private Blocks() {}

  /**
   * Whether that order can keep real time: no operation returned before another one was invoked
   * that is in an earlier block. Then each block can be put in the order of real time, which is
   * acyclic.
   *
   * @param block of each operation by place
   */
  static boolean keepRealTime(Partition<?> partition, int[] block) {
    long[] returns = new long[partition.size()];
    for (int place = 0; place < returns.length; place++) {
      int returned = partition.returned()[place];
      returns[place] = returned == History.NONE ? Long.MAX_VALUE : (long) returned << 32 | place;
    }
    Arrays.sort(returns);
    int next = 0;
    int latest = NONE;
    for (int place = 0; place < block.length; place++) {
      for (; returns[next] >>> 32 < partition.invoked()[place]; next++) {
        latest = Math.max(latest, block[(int) returns[next]]);
      }
      if (block[place] != NONE && block[place] < latest) {
        return false;
      }
    }
    return true;
  }
}
