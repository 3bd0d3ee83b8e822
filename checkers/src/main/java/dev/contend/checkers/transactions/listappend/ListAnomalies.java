package dev.contend.checkers.transactions.listappend;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.transactions.inference.Findings;
import dev.contend.checkers.transactions.inference.LostUpdates;
import dev.contend.checkers.transactions.levels.AnomalyType;
import dev.contend.checkers.transactions.txn.Transactions;
import dev.contend.checkers.transactions.txn.Versions;

/** Finds what is wrong with lists without looking for cycles; time is linear. */
final class ListAnomalies {
  private static final int NONE = Versions.NONE;
  private static final int MOST_IN_A_LIST = 12;

  private final Transactions transactions;
  private final Versions versions;
  private final ObservedLists lists;
  private final AppendOrder order;
  private final Findings findings = new Findings();
  private final TrunkFlaws flaws;

  ListAnomalies(Transactions transactions, ObservedLists lists, AppendOrder order) {
    this.transactions = transactions;
    versions = transactions.versions();
    this.lists = lists;
    this.order = order;
    flaws = new TrunkFlaws(transactions, lists);
  }

  Findings find() {
    for (int t = 0; t < transactions.size(); t++) {
      if (transactions.ok(t)) {
        for (int op = transactions.start(t); op < transactions.end(t); op++) {
          if (transactions.writes(op)) {
            future(t, op);
          } else {
            read(t, op);
          }
        }
      }
    }
    for (int key = 0; key < transactions.keys(); key++) {
      dirtyUpdates(key);
    }
    new IncompatibleOrders(transactions, lists, findings).find();
    new LostUpdates(transactions, findings)
        .find(order.stateCount() + lists.oddSize(), this::list, this::words);
    return findings;
  }

  private void read(int t, int op) {
    int key = transactions.key(op);
    int read = transactions.read(op);
    aborted(t, op, flaws.first(TrunkFlaws.Flaw.FAILED, key, read));
    garbage(t, op, flaws.first(TrunkFlaws.Flaw.UNWRITTEN, key, read));
    duplicate(t, op, flaws.first(TrunkFlaws.Flaw.DUPLICATE, key, read));
    intermediate(t, op);
    internal(t, op);
  }

  private void aborted(int t, int op, int version) {
    if (version != NONE) {
      findings.add(
          AnomalyType.G1A,
          () ->
              "%s read %s of %s, but %s, which appended %s, failed."
                  .formatted(
                      transactions.label(t),
                      words(op),
                      name(op),
                      transactions.label(versions.writer(version)),
                      value(version)),
          t,
          versions.writer(version));
    }
  }

  private void garbage(int t, int op, int version) {
    if (version != NONE) {
      findings.add(
          AnomalyType.GARBAGE_READ,
          () ->
              "%s read %s of %s, to which nobody appended %s."
                  .formatted(transactions.label(t), words(op), name(op), value(version)),
          t);
    }
  }

  private void duplicate(int t, int op, int version) {
    if (version != NONE) {
      findings.add(
          AnomalyType.DUPLICATE_ELEMENTS,
          () ->
              "%s read %s of %s, which has %s more than once; it was appended once."
                  .formatted(transactions.label(t), words(op), name(op), value(version)),
          t);
    }
  }

  private void intermediate(int t, int op) {
    int state = order.state(op);
    boolean version = state < order.initial(0);
    if (version && versions.intermediate(state) && versions.writer(state) != t) {
      findings.add(
          AnomalyType.G1B,
          () ->
              "%s read %s of %s, which is as %s had it in between: after %s it appended more."
                  .formatted(
                      transactions.label(t),
                      words(op),
                      name(op),
                      transactions.label(versions.writer(state)),
                      value(state)),
          t,
          versions.writer(state));
    }
  }

  /** Compares a read with what the same transaction knew of the key. */
  private void internal(int t, int op) {
    int known = transactions.previous(op);
    int appended = 0;
    while (known != NONE && transactions.writes(known)) {
      known = transactions.previous(known);
      appended++;
    }
    if (known == NONE && appended == 0) {
      return;
    }
    int key = transactions.key(op);
    int read = transactions.read(op);
    int length = lists.length(read);
    boolean same = known == NONE ? length >= appended : extendsBy(key, known, read, appended);
    int mine = transactions.previous(op);
    for (int i = 1; same && i <= appended; i++) {
      same = versions.of(key, lists.element(key, read, length - i)) == transactions.written(mine);
      mine = transactions.previous(mine);
    }
    if (!same) {
      findings.add(
          AnomalyType.INTERNAL,
          () ->
              "%s read %s of %s, which contradicts what it had read and appended before."
                  .formatted(transactions.label(t), words(op), name(op)),
          t);
    }
  }

  private boolean extendsBy(int key, int known, int read, int appended) {
    int earlier = transactions.read(known);
    int length = lists.length(earlier);
    if (lists.length(read) != length + appended) {
      return false;
    }
    if (earlier >= 0 && read >= 0) {
      return true; // both are beginnings of the same list
    }
    for (int i = 0; i < length; i++) {
      if (lists.element(key, earlier, i) != lists.element(key, read, i)) {
        return false;
      }
    }
    return true;
  }

  /** Looks for what is appended in what the same transaction read last before. */
  private void future(int t, int op) {
    int known = transactions.previous(op);
    while (known != NONE && transactions.writes(known)) {
      known = transactions.previous(known);
    }
    int read = known == NONE ? 0 : transactions.read(known);
    long appended = versions.codeOf(transactions.written(op));
    for (int i = lists.length(read) - 1; i >= 0; i--) {
      if (lists.element(transactions.key(op), read, i) == appended) {
        int reader = known;
        findings.add(
            AnomalyType.FUTURE_READ,
            () ->
                "%s read %s of %s before it appended %s itself."
                    .formatted(
                        transactions.label(t),
                        words(reader),
                        name(op),
                        value(transactions.written(op))),
            t);
        return;
      }
    }
  }

  /** Looks for a version of a transaction that failed under one of a transaction that did not. */
  private void dirtyUpdates(int key) {
    int failed = NONE;
    for (int place = 0; place < order.size(key); place++) {
      int version = order.version(key, place);
      int writer = versions.writer(version);
      if (writer == NONE) {
        continue;
      }
      if (transactions.failed(writer)) {
        failed = failed == NONE ? version : failed;
      } else if (transactions.ok(writer) && failed != NONE) {
        int dirty = failed;
        findings.add(
            AnomalyType.DIRTY_UPDATE,
            () ->
                "%s appended %s to %s on top of %s, but %s, which appended that, failed."
                    .formatted(
                        transactions.label(writer),
                        value(version),
                        transactions.keyName(key),
                        value(dirty),
                        transactions.label(versions.writer(dirty))),
            versions.writer(dirty),
            writer);
        failed = NONE;
      }
    }
  }

  /** What list a read read, as a number. */
  private int list(int op) {
    int read = transactions.read(op);
    return read >= 0 ? order.state(op) : order.stateCount() + ~read;
  }

  private String words(int op) {
    return lists.words(versions, transactions.key(op), transactions.read(op), MOST_IN_A_LIST);
  }

  private String name(int op) {
    return transactions.keyName(transactions.key(op));
  }

  private String value(int version) {
    return EdnWriter.toString(versions.value(version));
  }
}
