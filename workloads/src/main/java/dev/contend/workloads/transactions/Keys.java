package dev.contend.workloads.transactions;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Which key is in each of a few slots just now. After some writes a slot goes on to a key that
 * nobody has used, so that lists stay short and registers are met empty again and again; when all
 * keys were used, it begins with its first one again.
 */
final class Keys {
  /** More than the writes of a race of some seconds use up, and few enough to be read in a scan. */
  static final int FEWEST = 1998;

  /** As many as a table can be filled with in some seconds. */
  private static final int MOST = 1_000_000;

  private final int writesToAKey;
  private final int rounds;
  private final List<AtomicLong> writes = new ArrayList<>();

  /**
   * @param slots how many keys are in use at a time
   * @param writesToAKey after which a slot goes on
   * @param expected writes of the slot which is written most is going to take; if there are more in
   *     the end, it meets its keys again
   */
  Keys(int slots, int writesToAKey, long expected) {
    this.writesToAKey = writesToAKey;
    long wanted = Math.max(FEWEST, (expected / writesToAKey + 1) * slots);
    rounds = (int) Math.max(1, Math.min(MOST, wanted) / slots);
    for (int slot = 0; slot < slots; slot++) {
      writes.add(new AtomicLong());
    }
  }

  /** How many keys there are; they are the numbers from 0 to below that. */
  int count() {
    return rounds * writes.size();
  }

  /** The key in a slot. */
  long key(int slot) {
    return key(slot, writes.get(slot).get() / writesToAKey);
  }

  private long key(int slot, long turn) {
    return slot + turn % rounds * writes.size();
  }

  /** The key in a slot is about to be written. */
  void writes(int slot) {
    writes.get(slot).incrementAndGet();
  }

  /** All keys that were in a slot so far. */
  List<Long> used() {
    List<Long> used = new ArrayList<>();
    for (int slot = 0; slot < writes.size(); slot++) {
      long last = Math.min(rounds - 1L, writes.get(slot).get() / writesToAKey);
      for (long turn = 0; turn <= last; turn++) {
        used.add(key(slot, turn));
      }
    }
    return used;
  }
}
