package dev.contend.checkers.transactions.listappend;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.History;
import dev.contend.checkers.transactions.columns.Groups;
import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.graph.EdgeSink;
import dev.contend.checkers.transactions.inference.Findings;
import dev.contend.checkers.transactions.inference.Happened;
import dev.contend.checkers.transactions.inference.Inference;
import dev.contend.checkers.transactions.txn.TransactionReader;
import dev.contend.checkers.transactions.txn.Transactions;
import dev.contend.checkers.transactions.txn.Versions;

/**
 * What a history of appends to lists and of reads of them tells.
 *
 * <p>A list that was read shows the order of the appends to its key, which is the order of its
 * versions; two reads of a key have to agree on it, so the longest one tells it all. An append that
 * nobody read comes after those that were. Then, for versions that follow each other:
 *
 * <ul>
 *   <li><i>ww</i>: who appended the one comes before who appended the next;
 *   <li><i>wr</i>: who appended the last element of a list that was read, before the reader;
 *   <li><i>rw</i>: who read a list before who appended the next element.
 * </ul>
 *
 * <p>What was appended by a transaction that did not happen, or by nobody, is passed over. Where
 * lists contradict each other, an element that the longest does not have has no place.
 */
public final class ListAppend implements Inference {
  private static final int NONE = Versions.NONE;
  private static final int INITIAL = -1;
  private static final int MOST_IN_A_LIST = 5;

  private final Transactions transactions;
  private final ObservedLists lists;
  private final AppendOrder order;
  private final Happened happened;
  private final Groups readers;
  private final Groups unread;
  private final Findings findings;

  private ListAppend(Transactions transactions, ObservedLists lists) {
    this.transactions = transactions;
    this.lists = lists;
    order = new AppendOrder(transactions, lists);
    happened = new Happened(transactions);
    for (int version = 0; version < transactions.versions().size(); version++) {
      if (order.place(version) != NONE || order.disputed(version)) {
        happened.observed(version);
      }
    }
    readers = Groups.of(order.stateCount(), this::eachReader);
    unread = Groups.of(transactions.keys(), this::eachUnread);
    findings = new ListAnomalies(transactions, lists, order).find();
  }

  /**
   * Infers all of it.
   *
   * @throws dev.contend.checkers.UnjudgeableException if the history is no list-append one
   */
  public static ListAppend of(History history) {
    ObservedLists lists = new ObservedLists();
    return new ListAppend(TransactionReader.read(history, lists), lists);
  }

  private void eachReader(Groups.Sink sink) {
    for (int t = 0; t < transactions.size(); t++) {
      for (int op = transactions.start(t); op < transactions.end(t); op++) {
        if (order.state(op) != NONE) {
          sink.add(order.state(op), t);
        }
      }
    }
  }

  private void eachUnread(Groups.Sink sink) {
    for (int version = 0; version < transactions.versions().size(); version++) {
      boolean unseen = order.place(version) == NONE && !order.disputed(version);
      if (unseen && happened.writer(version) != NONE) {
        sink.add(transactions.versions().key(version), version);
      }
    }
  }

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public Happened happened() {
    return happened;
  }

  @Override
  public Findings findings() {
    return findings;
  }

  @Override
  public void dependencies(EdgeSink sink) {
    for (int key = 0; key < transactions.keys(); key++) {
      int before = INITIAL;
      for (int place = 0; place < order.size(key); place++) {
        if (happened.writer(order.version(key, place)) != NONE) {
          follow(key, before, place, order.version(key, place), sink);
          before = place;
        }
      }
      for (int at = unread.start(key); at < unread.end(key); at++) {
        follow(key, before, order.size(key), unread.at(at), sink);
      }
    }
    for (int version = 0; version < transactions.versions().size(); version++) {
      int writer = happened.writer(version);
      for (int at = readers.start(version); writer != NONE && at < readers.end(version); at++) {
        sink.edge(writer, readers.at(at), Dependency.WR);
      }
    }
  }

  /**
   * Gives what a version depends on.
   *
   * @param before the place of the version before it
   * @param place its place, or that behind the last one
   */
  private void follow(int key, int before, int place, int version, EdgeSink sink) {
    int writer = happened.writer(version);
    if (before != INITIAL) {
      sink.edge(happened.writer(order.version(key, before)), writer, Dependency.WW);
    }
    for (int seen = before; seen < place; seen++) {
      int state = seen == INITIAL ? order.initial(key) : order.version(key, seen);
      for (int at = readers.start(state); at < readers.end(state); at++) {
        sink.edge(readers.at(at), writer, Dependency.RW);
      }
    }
  }

  @Override
  public String reason(int from, int to, Dependency why) {
    int asked = why == Dependency.RW ? from : to;
    for (int op = transactions.start(asked); op < transactions.end(asked); op++) {
      String reason =
          switch (why) {
            case WW -> transactions.writes(op) ? overwrites(op, from, to) : null;
            case WR -> transactions.writes(op) ? null : reads(op, from, to);
            default -> transactions.writes(op) ? null : misses(op, from, to);
          };
      if (reason != null) {
        return reason;
      }
    }
    throw new IllegalArgumentException(
        "there is no %s from %s to %s".formatted(why, label(from), label(to)));
  }

  private String overwrites(int op, int from, int to) {
    int version = transactions.written(op);
    int key = transactions.key(op);
    int place = order.place(version) == NONE ? order.size(key) : order.place(version);
    if (order.place(version) == NONE && order.disputed(version)) {
      return null;
    }
    for (int before = place - 1; before >= 0; before--) {
      int writer = happened.writer(order.version(key, before));
      if (writer == from) {
        return "%s appended %s to %s after %s had appended %s"
            .formatted(
                label(to),
                value(version),
                name(key),
                label(from),
                value(order.version(key, before)));
      } else if (writer != NONE) {
        return null;
      }
    }
    return null;
  }

  private String reads(int op, int from, int to) {
    int state = order.state(op);
    boolean wrote = state != NONE && state < order.initial(0) && happened.writer(state) == from;
    return wrote
        ? "%s read %s of %s, where %s had appended %s"
            .formatted(label(to), list(op), name(transactions.key(op)), label(from), value(state))
        : null;
  }

  private String misses(int op, int from, int to) {
    int state = order.state(op);
    int key = transactions.key(op);
    if (state == NONE || state != order.initial(key) && order.place(state) == NONE) {
      return null;
    }
    int place = state == order.initial(key) ? 0 : order.place(state) + 1;
    while (place < order.size(key) && happened.writer(order.version(key, place)) == NONE) {
      place++;
    }
    if (place < order.size(key)) {
      int next = order.version(key, place);
      return happened.writer(next) == to ? missed(op, from, to, next) : null;
    }
    for (int at = unread.start(key); at < unread.end(key); at++) {
      if (happened.writer(unread.at(at)) == to) {
        return missed(op, from, to, unread.at(at));
      }
    }
    return null;
  }

  private String missed(int op, int from, int to, int next) {
    return "%s read %s of %s, without %s, which %s appended next"
        .formatted(label(from), list(op), name(transactions.key(op)), value(next), label(to));
  }

  private String list(int op) {
    int key = transactions.key(op);
    return lists.words(transactions.versions(), key, transactions.read(op), MOST_IN_A_LIST);
  }

  private String label(int transaction) {
    return transactions.label(transaction);
  }

  private String name(int key) {
    return transactions.keyName(key);
  }

  private String value(int version) {
    return EdnWriter.toString(transactions.versions().value(version));
  }

  @Override
  public String unknown() {
    int versions = 0;
    int keys = 0;
    for (int key = 0; key < transactions.keys(); key++) {
      int several = unread.size(key) > 1 ? unread.size(key) : 0;
      versions += several;
      keys += several > 0 ? 1 : 0;
    }
    return versions == 0
        ? ""
        : "in which order %,d appends to %,d keys came that nobody read".formatted(versions, keys);
  }
}
