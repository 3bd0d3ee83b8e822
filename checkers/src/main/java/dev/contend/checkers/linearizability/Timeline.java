package dev.contend.checkers.linearizability;

import dev.contend.checkers.history.History;
import java.util.Arrays;

/**
 * When the operations of a partition are open. Time is counted in returns: at level r the first r
 * answered operations have returned, and the next event that matters is the return of operation r.
 * So an answered operation's number is the level at which it returns.
 *
 * <p>Each answered operation has a slot, a bit in the masks of the search, which is its own while
 * it is open.
 */
final class Timeline {
  /** The number of answered operations, which is the last level. */
  final int returns;

  /** Of each answered operation. */
  final int[] kind;

  /** The level at which each is invoked. */
  final int[] opens;

  final int[] slot;

  /** The place of each in the partition. */
  final int[] place;

  /** The answered operations by number, in order of invocation. */
  final int[] byInvocation;

  /** The number of slots, which is how many are open at once at most. */
  final int slots;

  /** The kinds of the operations of unknown outcome that can matter, in order of invocation. */
  final int[] unknownKind;

  /** The level at which each of those is invoked. */
  final int[] unknownOpens;

  /** The place of each of those in the partition. */
  final int[] unknownPlace;

  /**
   * @param pure of each kind whether it leaves every state alone. Such an operation of unknown
   *     outcome can be left out, since nothing shows whether it happened; so can one that was
   *     invoked after the last return.
   */
  Timeline(Partition<?> partition, boolean[] pure) {
    long[] order = returnsInOrder(partition);
    returns = order.length;
    kind = new int[returns];
    opens = new int[returns];
    place = new int[returns];
    byInvocation = new int[returns];
    int[] number = new int[partition.size()];
    for (int level = 0; level < returns; level++) {
      int itsPlace = (int) order[level];
      place[level] = itsPlace;
      kind[level] = partition.kind()[itsPlace];
      number[itsPlace] = level;
    }
    IntColumn kinds = new IntColumn();
    IntColumn levels = new IntColumn();
    IntColumn places = new IntColumn();
    int invoked = 0;
    int level = 0;
    for (int i = 0; i < partition.size(); i++) {
      while (level < returns && order[level] >>> 32 < partition.invoked()[i]) {
        level++;
      }
      if (partition.returned()[i] != History.NONE) {
        opens[number[i]] = level;
        byInvocation[invoked++] = number[i];
      } else if (!pure[partition.kind()[i]] && level < returns) {
        kinds.add(partition.kind()[i]);
        levels.add(level);
        places.add(i);
      }
    }
    unknownKind = kinds.toArray();
    unknownOpens = levels.toArray();
    unknownPlace = places.toArray();
    slot = new int[returns];
    slots = giveSlots();
  }

  /** Of each answered operation the index of its return, and its place, in order. */
  private static long[] returnsInOrder(Partition<?> partition) {
    long[] order = new long[partition.size()];
    int count = 0;
    for (int i = 0; i < partition.size(); i++) {
      if (partition.returned()[i] != History.NONE) {
        order[count++] = (long) partition.returned()[i] << 32 | i;
      }
    }
    order = Arrays.copyOf(order, count);
    Arrays.sort(order);
    return order;
  }

  private int giveSlots() {
    IntColumn free = new IntColumn();
    int most = 0;
    int next = 0;
    for (int level = 0; level < returns; level++) {
      for (; next < returns && opens[byInvocation[next]] == level; next++) {
        slot[byInvocation[next]] = free.size() > 0 ? free.removeLast() : most++;
      }
      free.add(slot[level]);
    }
    return most;
  }
}
