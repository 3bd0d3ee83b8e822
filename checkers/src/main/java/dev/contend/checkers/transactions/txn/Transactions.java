package dev.contend.checkers.transactions.txn;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.transactions.columns.IntList;
import java.util.List;

/**
 * The transactions of a history, numbered in order of their invocations, and their
 * micro-operations, numbered in order too. Keys and versions are numbers; a version is a value on a
 * key. Immutable once read.
 */
public final class Transactions {
  /** What a transaction read of which that is not known. */
  public static final int UNKNOWN = Integer.MIN_VALUE;

  private static final EventType[] OUTCOMES = EventType.values();

  final IntList invoked = new IntList();
  final IntList completed = new IntList();
  final IntList processes = new IntList();
  final IntList outcomes = new IntList();
  final IntList starts = new IntList();

  /** Of a write the key, of a read its complement. */
  final IntList keys = new IntList();

  final IntList contents = new IntList();

  /** Of each operation the one before it on the same key in the same transaction. */
  final IntList previous = new IntList();

  final Versions versions = new Versions();
  private final List<Object> keyNames;

  Transactions(List<Object> keyNames) {
    this.keyNames = keyNames;
  }

  public int size() {
    return invoked.size();
  }

  /** What evidence calls it: {@code T} and the index of its invocation. */
  public String label(int transaction) {
    return "T" + invoked(transaction);
  }

  /** The event that invoked it. */
  public int invoked(int transaction) {
    return invoked.get(transaction);
  }

  /** The event that completed it, or {@link History#NONE}. */
  public int completed(int transaction) {
    return completed.get(transaction);
  }

  public int process(int transaction) {
    return processes.get(transaction);
  }

  /** {@code OK}, {@code FAIL} or {@code INFO}. */
  public EventType outcome(int transaction) {
    return OUTCOMES[outcomes.get(transaction)];
  }

  public boolean ok(int transaction) {
    return outcomes.get(transaction) == EventType.OK.ordinal();
  }

  public boolean failed(int transaction) {
    return outcomes.get(transaction) == EventType.FAIL.ordinal();
  }

  /** Its first micro-operation. */
  public int start(int transaction) {
    return starts.get(transaction);
  }

  /** The number behind its last micro-operation. */
  public int end(int transaction) {
    return transaction + 1 < starts.size() ? starts.get(transaction + 1) : keys.size();
  }

  /** The number of micro-operations of all transactions. */
  public int operations() {
    return keys.size();
  }

  public boolean writes(int operation) {
    return keys.get(operation) >= 0;
  }

  public int key(int operation) {
    int key = keys.get(operation);
    return key >= 0 ? key : ~key;
  }

  /** The version that a write wrote. */
  public int written(int operation) {
    return contents.get(operation);
  }

  /** What a read read, as its {@link Form} put it, or {@link #UNKNOWN}. */
  public int read(int operation) {
    return contents.get(operation);
  }

  /**
   * The micro-operation before it on the same key in the same transaction, or {@link
   * Versions#NONE}.
   */
  public int previous(int operation) {
    return previous.get(operation);
  }

  public int keys() {
    return keyNames.size();
  }

  /** A key as EDN. */
  public String keyName(int key) {
    return EdnWriter.toString(keyNames.get(key));
  }

  public Versions versions() {
    return versions;
  }
}
