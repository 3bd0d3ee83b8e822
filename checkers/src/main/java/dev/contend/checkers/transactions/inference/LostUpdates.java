package dev.contend.checkers.transactions.inference;

import dev.contend.checkers.transactions.levels.AnomalyType;
import dev.contend.checkers.transactions.txn.Transactions;
import dev.contend.checkers.transactions.txn.Versions;
import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;

/**
 * Finds transactions that read the same state of a key and both wrote it then: only one of them can
 * have come first. This needs no order of the versions, so it sees what no cycle shows.
 */
public final class LostUpdates {
  private static final int NONE = Versions.NONE;
  private static final int TOLD = -2;

  private final Transactions transactions;
  private final Findings findings;

  /** One that adds to these findings. */
  public LostUpdates(Transactions transactions, Findings findings) {
    this.transactions = transactions;
    this.findings = findings;
  }

  /**
   * Finds one for each state that several transactions updated.
   *
   * @param states how many there are of all keys
   * @param state of a read what it read, as a number from 0
   * @param words of a read what it read
   */
  public void find(int states, IntUnaryOperator state, IntFunction<String> words) {
    int[] updaters = new int[states];
    Arrays.fill(updaters, NONE);
    for (int t = 0; t < transactions.size(); t++) {
      for (int op = transactions.start(t); transactions.ok(t) && op < transactions.end(t); op++) {
        int read = transactions.writes(op) ? firstRead(op) : NONE;
        if (read != NONE) {
          updated(updaters, state.applyAsInt(read), t, read, words);
        }
      }
    }
  }

  /** The read that comes first on the key of a write, if nothing but reads do. */
  private int firstRead(int write) {
    int first = NONE;
    for (int op = transactions.previous(write); op != NONE; op = transactions.previous(op)) {
      if (transactions.writes(op)) {
        return NONE;
      }
      first = op;
    }
    return first;
  }

  private void updated(int[] updaters, int state, int t, int read, IntFunction<String> words) {
    if (updaters[state] == NONE) {
      updaters[state] = t;
    } else if (updaters[state] != TOLD) {
      int other = updaters[state];
      updaters[state] = TOLD;
      findings.add(
          AnomalyType.LOST_UPDATE,
          () ->
              "%s and %s both read %s of %s and wrote it then."
                  .formatted(
                      transactions.label(other),
                      transactions.label(t),
                      words.apply(read),
                      transactions.keyName(transactions.key(read))),
          other,
          t);
    }
  }
}
