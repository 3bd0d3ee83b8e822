package dev.contend.checkers.transactions.listappend;

import dev.contend.checkers.transactions.columns.Groups;
import dev.contend.checkers.transactions.columns.IntList;
import dev.contend.checkers.transactions.txn.Transactions;
import dev.contend.checkers.transactions.txn.Versions;
import java.util.Arrays;
import java.util.BitSet;

/**
 * In which order the elements of each list were appended: as the longest list has them that was
 * read, each once. And what state each read saw: the version that the last element of its list is,
 * or the initial one.
 */
final class AppendOrder {
  private static final int NONE = Versions.NONE;

  private final Transactions transactions;
  private final ObservedLists lists;
  private final int[] longest;
  private final Groups order;
  private final int[] places;
  private final int[] states;
  private final BitSet disputed = new BitSet();

  AppendOrder(Transactions transactions, ObservedLists lists) {
    this.transactions = transactions;
    this.lists = lists;
    longest = longest();
    Versions versions = transactions.versions();
    IntList keys = new IntList();
    IntList elements = new IntList();
    for (int key = 0; key < longest.length; key++) {
      for (int i = 0; i < lists.length(longest[key]); i++) {
        keys.add(key);
        elements.add(versions.of(key, lists.element(key, longest[key], i)));
      }
    }
    states = states();
    places = new int[versions.size()];
    Arrays.fill(places, NONE);
    IntList once = new IntList(keys.size());
    int previousKey = NONE;
    int place = 0;
    for (int i = 0; i < keys.size(); i++) {
      place = keys.get(i) == previousKey ? place : 0;
      previousKey = keys.get(i);
      if (places[elements.get(i)] == NONE) {
        places[elements.get(i)] = place++;
        once.add(i);
      }
    }
    order =
        Groups.of(
            longest.length,
            sink -> {
              for (int i = 0; i < once.size(); i++) {
                sink.add(keys.get(once.get(i)), elements.get(once.get(i)));
              }
            });
  }

  private int[] longest() {
    int[] longest = new int[transactions.keys()];
    for (int key = 0; key < longest.length; key++) {
      longest[key] = lists.trunk(key);
    }
    for (int place = 0; place < lists.oddSize(); place++) {
      int key = lists.oddKey(place);
      if (lists.length(~place) > lists.length(longest[key])) {
        longest[key] = ~place;
      }
    }
    return longest;
  }

  /** Makes a version of every element that was read, known or not. */
  private int[] states() {
    Versions versions = transactions.versions();
    for (int place = 0; place < lists.oddSize(); place++) {
      dispute(lists.oddKey(place), ~place);
      dispute(lists.oddKey(place), lists.trunk(lists.oddKey(place)));
    }
    for (int key = 0; key < longest.length; key++) {
      for (int i = 0; i < lists.trunk(key); i++) {
        versions.of(key, lists.element(key, lists.trunk(key), i));
      }
    }
    int[] made = new int[transactions.operations()];
    for (int operation = 0; operation < made.length; operation++) {
      made[operation] =
          transactions.writes(operation) || transactions.read(operation) == Transactions.UNKNOWN
              ? NONE
              : state(transactions.key(operation), transactions.read(operation));
    }
    return made;
  }

  private void dispute(int key, int read) {
    for (int i = 0; i < lists.length(read); i++) {
      disputed.set(transactions.versions().of(key, lists.element(key, read, i)));
    }
  }

  private int state(int key, int read) {
    int length = lists.length(read);
    Versions versions = transactions.versions();
    return length == 0
        ? versions.size() + key
        : versions.of(key, lists.element(key, read, length - 1));
  }

  /** The state in which nothing was appended to a key yet. */
  int initial(int key) {
    return places.length + key;
  }

  /** The number of all states: of versions, and then an initial one of each key. */
  int stateCount() {
    return places.length + longest.length;
  }

  /** What state a read saw, or {@link Versions#NONE} if it is no read or that is not known. */
  int state(int operation) {
    return states[operation];
  }

  /** The longest list that was read of a key, as a read. */
  int longest(int key) {
    return longest[key];
  }

  /** The place of a version among those of its key, or {@link Versions#NONE} if it has none. */
  int place(int version) {
    return places[version];
  }

  /**
   * Whether a version was read, but of its key lists were read that contradict each other: then it
   * need not have a place, and one without is not known to come after the others.
   */
  boolean disputed(int version) {
    return disputed.get(version);
  }

  /** How many versions of a key have a place. */
  int size(int key) {
    return order.size(key);
  }

  /** The version of a key at a place. */
  int version(int key, int place) {
    return order.at(order.start(key) + place);
  }
}
