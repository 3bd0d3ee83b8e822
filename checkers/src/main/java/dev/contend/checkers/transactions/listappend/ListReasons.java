package dev.contend.checkers.transactions.listappend;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.transactions.columns.Groups;
import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.inference.Happened;
import dev.contend.checkers.transactions.txn.Transactions;
import dev.contend.checkers.transactions.txn.Versions;

/** Finds out again why one transaction depends on another, and says it. */
final class ListReasons {
  private static final int NONE = Versions.NONE;
  private static final int MOST_IN_A_LIST = 5;

  private final Transactions transactions;
  private final ObservedLists lists;
  private final AppendOrder order;
  private final Happened happened;
  private final Groups unread;

  /** With the appends to each key that nobody read. */
  ListReasons(
      Transactions transactions,
      ObservedLists lists,
      AppendOrder order,
      Happened happened,
      Groups unread) {
    this.transactions = transactions;
    this.lists = lists;
    this.order = order;
    this.happened = happened;
    this.unread = unread;
  }

  /** As {@link ListAppend#reason} says it. */
  String reason(int from, int to, Dependency why) {
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
}
