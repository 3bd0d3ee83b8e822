package dev.contend.checkers.transactions.listappend;

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
    return new ListReasons(transactions, lists, order, happened, unread).reason(from, to, why);
  }

  @Override
  public String inferred() {
    int written = 0;
    int placed = 0;
    for (int version = 0; version < transactions.versions().size(); version++) {
      if (happened.writer(version) != NONE) {
        written++;
        placed += order.place(version) == NONE ? 0 : 1;
      }
    }
    return written == 0 ? "" : "the order of %,d of %,d appends".formatted(placed, written);
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
