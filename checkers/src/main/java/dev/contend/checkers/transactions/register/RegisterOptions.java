package dev.contend.checkers.transactions.register;

import java.util.function.IntToLongFunction;

/**
 * What may be assumed of the order in which a register took its values, beside that it held {@code
 * nil} first.
 *
 * @param writesFollowReads that a transaction which read a value and wrote another put that behind
 *     what it read
 * @param sequentialKeys that each register is sequentially consistent: what a process saw or wrote
 *     later came later
 * @param linearizableKeys that each register is linearizable: what was seen or written by a
 *     transaction that was invoked after another had returned came later
 * @param transactionOrder the order in which the database says that it ran the transactions that
 *     returned {@code ok}, as a number for the index of a completion; or null
 */
public record RegisterOptions(
    boolean writesFollowReads,
    boolean sequentialKeys,
    boolean linearizableKeys,
    IntToLongFunction transactionOrder) {

  /** No assumption. */
  public static final RegisterOptions NONE = new RegisterOptions(false, false, false);

  /** Without an order by the database. */
  public RegisterOptions(
      boolean writesFollowReads, boolean sequentialKeys, boolean linearizableKeys) {
    this(writesFollowReads, sequentialKeys, linearizableKeys, null);
  }
}
