package dev.contend.workloads.transactions;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.ToIntFunction;

/**
 * A transaction as it is drawn: which key a slot stands for, and what is written, depends on the
 * run.
 *
 * @param accesses in their order
 */
record TransactionDraw(List<Access> accesses) {
  private static final int LONGEST = 4;

  TransactionDraw {
    accesses = List.copyOf(accesses);
  }

  /** A read or a write of the key in a slot. */
  record Access(int slot, boolean writes) {}

  /**
   * One to four of them, reads as often as writes.
   *
   * @param slots draws a slot
   */
  static TransactionDraw draw(SplittableRandom random, ToIntFunction<SplittableRandom> slots) {
    int length = 1 + random.nextInt(LONGEST);
    List<Access> accesses = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      accesses.add(new Access(slots.applyAsInt(random), random.nextBoolean()));
    }
    return new TransactionDraw(accesses);
  }
}
