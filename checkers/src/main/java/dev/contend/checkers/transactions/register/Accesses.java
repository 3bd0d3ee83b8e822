package dev.contend.checkers.transactions.register;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.History;
import dev.contend.checkers.transactions.columns.Groups;
import dev.contend.checkers.transactions.inference.Happened;
import dev.contend.checkers.transactions.txn.TransactionReader;
import dev.contend.checkers.transactions.txn.Transactions;
import dev.contend.checkers.transactions.txn.Versions;

/**
 * What transactions show of registers to others: what they read of a register before they wrote it,
 * and what they wrote to it last.
 *
 * <p>A state is a version, or the initial state of a register.
 */
final class Accesses {
  static final int NONE = Versions.NONE;

  private final Transactions transactions;
  private final Happened happened;
  private final int versions;
  private final Groups readers;
  private final Groups byKey;

  Accesses(History history) {
    transactions = TransactionReader.read(history, new RegisterForm());
    versions = transactions.versions().size();
    happened = new Happened(transactions);
    for (int op = 0; op < transactions.operations(); op++) {
      int state = read(op);
      if (state != NONE && state < versions) {
        happened.observed(state);
      }
    }
    readers = Groups.of(states(), this::eachReader);
    byKey = Groups.of(transactions.keys(), this::eachKey);
  }

  private void eachReader(Groups.Sink sink) {
    for (int t = 0; t < transactions.size(); t++) {
      for (int op = transactions.start(t); op < transactions.end(t); op++) {
        if (externalRead(op)) {
          sink.add(read(op), t);
        }
      }
    }
  }

  private void eachKey(Groups.Sink sink) {
    for (int t = 0; t < transactions.size(); t++) {
      for (int op = transactions.start(t); happened.happened(t) && op < transactions.end(t); op++) {
        if (transactions.previous(op) == NONE) {
          sink.add(transactions.key(op), t);
        }
      }
    }
  }

  Transactions transactions() {
    return transactions;
  }

  Happened happened() {
    return happened;
  }

  /** The number of states of all registers. */
  int states() {
    return versions + transactions.keys();
  }

  int initial(int key) {
    return versions + key;
  }

  boolean isInitial(int state) {
    return state >= versions;
  }

  int key(int state) {
    return isInitial(state) ? state - versions : transactions.versions().key(state);
  }

  /** The value of a state as EDN. */
  String words(int state) {
    return isInitial(state) ? "nil" : EdnWriter.toString(transactions.versions().value(state));
  }

  /** The state that a read saw; {@link #NONE} if that is not known, or it is a write. */
  int read(int op) {
    if (transactions.writes(op) || transactions.read(op) == Transactions.UNKNOWN) {
      return NONE;
    }
    return transactions.read(op) == RegisterForm.NIL
        ? initial(transactions.key(op))
        : transactions.read(op);
  }

  /** Whether an operation reads a register of which its transaction knew nothing. */
  boolean externalRead(int op) {
    return transactions.previous(op) == NONE && read(op) != NONE;
  }

  /** Whether an operation is the last write of its transaction to that register. */
  boolean externalWrite(int op) {
    return transactions.writes(op)
        && !transactions.versions().intermediate(transactions.written(op));
  }

  /** Who showed that state to others by writing it last, or {@link #NONE}. */
  int writer(int state) {
    return isInitial(state) || transactions.versions().intermediate(state)
        ? NONE
        : happened.writer(state);
  }

  /** Who read each state before writing that register. */
  Groups readers() {
    return readers;
  }

  /** Who accessed each register, in order of invocation, of those that happened. */
  Groups byKey() {
    return byKey;
  }

  /** The first state in which a transaction shows that it knew a register, or {@link #NONE}. */
  int first(int t, int key) {
    int write = NONE;
    for (int op = transactions.start(t); op < transactions.end(t); op++) {
      if (transactions.key(op) == key) {
        if (externalRead(op)) {
          return read(op);
        }
        write = externalWrite(op) ? transactions.written(op) : write;
      }
    }
    return write;
  }

  /** The last state in which a transaction shows that it knew a register, or {@link #NONE}. */
  int last(int t, int key) {
    int read = NONE;
    for (int op = transactions.start(t); op < transactions.end(t); op++) {
      if (transactions.key(op) == key) {
        if (externalWrite(op)) {
          return transactions.written(op);
        }
        read = externalRead(op) ? read(op) : read;
      }
    }
    return read;
  }
}
