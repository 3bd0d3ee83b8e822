package dev.contend.checkers.transactions.register;

import dev.contend.checkers.transactions.inference.Findings;
import dev.contend.checkers.transactions.inference.LostUpdates;
import dev.contend.checkers.transactions.levels.AnomalyType;
import dev.contend.checkers.transactions.txn.Transactions;
import dev.contend.checkers.transactions.txn.Versions;

/** Finds what is wrong with registers without looking for cycles; time is linear. */
final class RegisterAnomalies {
  private static final int NONE = Accesses.NONE;

  private final Accesses accesses;
  private final Transactions transactions;
  private final Versions versions;
  private final Findings findings;

  RegisterAnomalies(Accesses accesses, Findings findings) {
    this.accesses = accesses;
    transactions = accesses.transactions();
    versions = transactions.versions();
    this.findings = findings;
  }

  void find() {
    for (int t = 0; t < transactions.size(); t++) {
      for (int op = transactions.start(t); op < transactions.end(t); op++) {
        if (accesses.read(op) != NONE) {
          internal(t, op);
          if (!accesses.isInitial(accesses.read(op))) {
            read(t, op, accesses.read(op));
          }
        }
      }
    }
    new LostUpdates(transactions, findings)
        .find(accesses.states(), accesses::read, op -> accesses.words(accesses.read(op)));
  }

  /** Compares a read with what the same transaction knew of the register. */
  private void internal(int t, int op) {
    int before = transactions.previous(op);
    if (before == NONE) {
      return;
    }
    int known = transactions.writes(before) ? transactions.written(before) : accesses.read(before);
    int read = accesses.read(op);
    if (known != read) {
      findings.add(
          AnomalyType.INTERNAL,
          () ->
              "%s read %s of %s, which it knew to hold %s."
                  .formatted(
                      transactions.label(t), accesses.words(read), name(op), accesses.words(known)),
          t);
    }
  }

  private void read(int t, int op, int version) {
    int writer = versions.writer(version);
    if (writer == NONE) {
      findings.add(
          AnomalyType.GARBAGE_READ,
          () -> "%s, which nobody wrote.".formatted(what(t, op, version)),
          t);
    } else if (transactions.failed(writer)) {
      findings.add(
          AnomalyType.G1A,
          () ->
              "%s, but %s, which wrote that, failed."
                  .formatted(what(t, op, version), transactions.label(writer)),
          t,
          writer);
    } else if (writer == t) {
      future(t, op, version);
    }
    if (versions.intermediate(version) && writer != t) {
      findings.add(
          AnomalyType.G1B,
          () ->
              "%s, over which %s, which wrote that, wrote again."
                  .formatted(what(t, op, version), transactions.label(writer)),
          t,
          writer);
    }
  }

  private void future(int t, int op, int version) {
    for (int before = transactions.previous(op);
        before != NONE;
        before = transactions.previous(before)) {
      if (transactions.writes(before) && transactions.written(before) == version) {
        return;
      }
    }
    findings.add(
        AnomalyType.FUTURE_READ,
        () -> "%s, before it wrote that itself.".formatted(what(t, op, version)),
        t);
  }

  private String what(int t, int op, int version) {
    return "%s read %s of %s".formatted(transactions.label(t), accesses.words(version), name(op));
  }

  private String name(int op) {
    return transactions.keyName(transactions.key(op));
  }
}
