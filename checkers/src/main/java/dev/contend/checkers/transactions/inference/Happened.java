package dev.contend.checkers.transactions.inference;

import dev.contend.checkers.transactions.txn.Transactions;
import dev.contend.checkers.transactions.txn.Versions;

/**
 * Which transactions certainly happened: those that returned {@code ok}, and those of unknown
 * outcome of which somebody read a write.
 */
public final class Happened {
  private final Transactions transactions;
  private final boolean[] observed;

  /** With none observed yet. */
  public Happened(Transactions transactions) {
    this.transactions = transactions;
    observed = new boolean[transactions.size()];
  }

  /** Says that somebody read that version. */
  public void observed(int version) {
    int writer = transactions.versions().writer(version);
    if (writer != Versions.NONE) {
      observed[writer] = true;
    }
  }

  /** Whether it did. One that failed did not, whatever was read of it. */
  public boolean happened(int transaction) {
    return transactions.ok(transaction)
        || observed[transaction] && !transactions.failed(transaction);
  }

  /** Who wrote a version, if that happened, or {@link Versions#NONE}. */
  public int writer(int version) {
    int writer = transactions.versions().writer(version);
    return writer != Versions.NONE && happened(writer) ? writer : Versions.NONE;
  }
}
