package dev.contend.checkers.transactions.txn;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.reading.Reading;
import dev.contend.checkers.transactions.columns.IntList;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads transactions in Elle's form: {@code :f :txn}, {@code :value [[:r key value] [:append key
 * value] …]}, with {@code nil} for what an invocation is yet to read. What a transaction did is
 * taken from its completion, or from its invocation if that does not say.
 *
 * <p>Reads count only if the transaction returned {@code ok}: nobody promised that those of another
 * were true.
 */
public final class TransactionReader {
  private static final Keyword TXN = new Keyword("txn");
  private static final Keyword READ = new Keyword("read");
  private static final Keyword R = new Keyword("r");

  private final History history;
  private final Form form;
  private final Map<Object, Integer> keyNumbers = new HashMap<>();
  private final List<Object> keyNames = new ArrayList<>();
  private final Transactions into = new Transactions(keyNames);
  private final IntList lastOperation = new IntList();
  private final IntList lastWriter = new IntList();
  private final IntList lastWritten = new IntList();

  private TransactionReader(History history, Form form) {
    this.history = history;
    this.form = form;
  }

  /**
   * Reads all of them.
   *
   * @throws UnjudgeableException if an operation is no transaction of that form, or a value was
   *     written twice to a key
   */
  public static Transactions read(History history, Form form) {
    TransactionReader reader = new TransactionReader(history, form);
    for (int i = 0; i < history.size(); i++) {
      if (history.type(i) == EventType.INVOKE && history.process(i) >= 0) {
        reader.add(i);
      }
    }
    return reader.into;
  }

  private void add(int invoked) {
    int completed = history.partner(invoked);
    EventType outcome = completed == History.NONE ? EventType.INFO : history.type(completed);
    try {
      Reading.require(TXN.equals(history.f(invoked)), "another function");
      Object value = completed == History.NONE ? null : history.event(completed).value();
      if (value == null && outcome != EventType.OK) {
        value = history.event(invoked).value();
      }
      into.invoked.add(invoked);
      into.completed.add(completed);
      into.processes.add(history.process(invoked));
      into.outcomes.add(outcome.ordinal());
      into.starts.add(into.keys.size());
      for (Object operation : (List<?>) value) {
        add((List<?>) operation, outcome == EventType.OK);
      }
    } catch (ClassCastException
        | NullPointerException
        | IndexOutOfBoundsException
        | IllegalArgumentException e) {
      Reading.read(
          form.model(),
          history.operation(invoked),
          operation -> {
            throw new IllegalArgumentException(e);
          });
    }
  }

  private void add(List<?> operation, boolean ok) {
    Object name = operation.get(0);
    int key = key(operation.get(1));
    if (form.writes(name)) {
      write(key, operation.get(2));
    } else {
      Reading.require(R.is(name) || READ.is(name), "neither a read nor a write");
      append(key, ~key);
      into.contents.add(
          ok
              ? form.read(into.versions, key, operation.size() > 2 ? operation.get(2) : null)
              : Transactions.UNKNOWN);
    }
  }

  private int key(Object name) {
    Integer known = keyNumbers.get(name);
    if (known != null) {
      return known;
    }
    keyNumbers.put(name, keyNames.size());
    keyNames.add(name);
    lastOperation.add(Versions.NONE);
    lastWriter.add(Versions.NONE);
    lastWritten.add(Versions.NONE);
    return keyNames.size() - 1;
  }

  private void write(int key, Object value) {
    Versions versions = into.versions;
    Reading.require(value != null, "nil is what a key holds that nobody wrote");
    int transaction = into.size() - 1;
    int version = versions.of(key, versions.code(value));
    if (versions.writer(version) != Versions.NONE) {
      throw new UnjudgeableException(
          "operations %d and %d both write %s to key %s, so nobody can tell whose write a read saw; the %s model needs values that are written once"
              .formatted(
                  into.invoked(versions.writer(version)),
                  into.invoked(transaction),
                  EdnWriter.toString(value),
                  into.keyName(key),
                  form.model()));
    }
    versions.writtenBy(version, transaction);
    if (lastWriter.get(key) == transaction) {
      versions.overwritten(lastWritten.get(key));
    }
    lastWriter.set(key, transaction);
    lastWritten.set(key, version);
    append(key, key);
    into.contents.add(version);
  }

  private void append(int key, int signed) {
    int last = lastOperation.get(key);
    into.previous.add(last >= into.start(into.size() - 1) ? last : Versions.NONE);
    lastOperation.set(key, into.keys.size());
    into.keys.add(signed);
  }
}
