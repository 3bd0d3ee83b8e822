package dev.contend.checkers.transactions.listappend;

import dev.contend.checkers.transactions.inference.Findings;
import dev.contend.checkers.transactions.levels.AnomalyType;
import dev.contend.checkers.transactions.txn.Transactions;
import dev.contend.checkers.transactions.txn.Versions;
import java.util.Arrays;

/** Finds keys of which two lists were read such that none is the beginning of the other. */
final class IncompatibleOrders {
  private static final int MOST_IN_A_LIST = 12;

  private final Transactions transactions;
  private final ObservedLists lists;
  private final Findings findings;

  IncompatibleOrders(Transactions transactions, ObservedLists lists, Findings findings) {
    this.transactions = transactions;
    this.lists = lists;
    this.findings = findings;
  }

  /** Of each key with an odd list one, between that list and the first other one. */
  void find() {
    if (lists.oddSize() == 0) {
      return;
    }
    int[] odd = new int[transactions.keys()];
    Arrays.fill(odd, Versions.NONE);
    for (int place = lists.oddSize() - 1; place >= 0; place--) {
      odd[lists.oddKey(place)] = place;
    }
    int[] oddReader = new int[transactions.keys()];
    int[] reader = new int[transactions.keys()];
    int[] read = new int[transactions.keys()];
    Arrays.fill(oddReader, Versions.NONE);
    Arrays.fill(reader, Versions.NONE);
    for (int t = 0; t < transactions.size(); t++) {
      for (int op = transactions.start(t); transactions.ok(t) && op < transactions.end(t); op++) {
        int key = transactions.key(op);
        if (transactions.writes(op) || odd[key] == Versions.NONE) {
          continue;
        }
        if (transactions.read(op) == ~odd[key]) {
          oddReader[key] = oddReader[key] == Versions.NONE ? t : oddReader[key];
        } else if (reader[key] == Versions.NONE && differ(key, transactions.read(op), ~odd[key])) {
          reader[key] = t;
          read[key] = transactions.read(op);
        }
      }
    }
    for (int key = 0; key < odd.length; key++) {
      if (odd[key] != Versions.NONE) {
        add(key, reader[key], read[key], oddReader[key], ~odd[key]);
      }
    }
  }

  private boolean differ(int key, int one, int other) {
    for (int i = 0; i < Math.min(lists.length(one), lists.length(other)); i++) {
      if (lists.element(key, one, i) != lists.element(key, other, i)) {
        return true;
      }
    }
    return false;
  }

  private void add(int key, int one, int oneRead, int other, int otherRead) {
    findings.add(
        AnomalyType.INCOMPATIBLE_ORDER,
        () ->
            "%s read %s of %s and %s read %s; neither is the beginning of the other."
                .formatted(
                    transactions.label(one),
                    lists.words(transactions.versions(), key, oneRead, MOST_IN_A_LIST),
                    transactions.keyName(key),
                    transactions.label(other),
                    lists.words(transactions.versions(), key, otherRead, MOST_IN_A_LIST)),
        one,
        other);
  }
}
