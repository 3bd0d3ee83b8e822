package dev.contend.checkers.transactions.listappend;

import dev.contend.checkers.transactions.txn.Transactions;
import dev.contend.checkers.transactions.txn.Versions;
import java.util.HashSet;
import java.util.Set;

/**
 * Where the first element of each kind of flaw stands in a list, so that a read that is a beginning
 * of it is judged by its length alone.
 */
final class TrunkFlaws {

  /** What can be wrong with an element of a list. */
  enum Flaw {
    /** Who appended it failed. */
    FAILED,
    /** Nobody appended it. */
    UNWRITTEN,
    /** It stood in the list before. */
    DUPLICATE
  }

  private final Transactions transactions;
  private final ObservedLists lists;
  private final int[][] ofTrunks;
  private final int[][] ofOdd;

  TrunkFlaws(Transactions transactions, ObservedLists lists) {
    this.transactions = transactions;
    this.lists = lists;
    int flaws = Flaw.values().length;
    ofTrunks = new int[flaws][transactions.keys()];
    ofOdd = new int[flaws][lists.oddSize()];
    for (int key = 0; key < transactions.keys(); key++) {
      note(key, lists.trunk(key), ofTrunks, key);
    }
    for (int place = 0; place < lists.oddSize(); place++) {
      note(lists.oddKey(place), ~place, ofOdd, place);
    }
  }

  private void note(int key, int read, int[][] firsts, int at) {
    Versions versions = transactions.versions();
    Set<Integer> seen = new HashSet<>();
    for (int[] first : firsts) {
      first[at] = Integer.MAX_VALUE;
    }
    for (int i = 0; i < lists.length(read); i++) {
      int version = versions.of(key, lists.element(key, read, i));
      int writer = versions.writer(version);
      if (writer == Versions.NONE) {
        note(firsts, Flaw.UNWRITTEN, at, i);
      } else if (transactions.failed(writer)) {
        note(firsts, Flaw.FAILED, at, i);
      }
      if (!seen.add(version)) {
        note(firsts, Flaw.DUPLICATE, at, i);
      }
    }
  }

  private static void note(int[][] firsts, Flaw flaw, int at, int index) {
    firsts[flaw.ordinal()][at] = Math.min(firsts[flaw.ordinal()][at], index);
  }

  /** The first version of what was read of a key that has that flaw, or {@link Versions#NONE}. */
  int first(Flaw flaw, int key, int read) {
    int index = read >= 0 ? ofTrunks[flaw.ordinal()][key] : ofOdd[flaw.ordinal()][~read];
    return index < lists.length(read)
        ? transactions.versions().of(key, lists.element(key, read, index))
        : Versions.NONE;
  }
}
