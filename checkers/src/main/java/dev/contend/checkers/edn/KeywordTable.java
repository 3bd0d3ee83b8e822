package dev.contend.checkers.edn;

import dev.contend.checkers.text.TextSource;

/**
 * The keywords of a text, found by their characters in place: a text has few of them, each a great
 * many times. A hash table with open addressing.
 */
final class KeywordTable {
  private Keyword[] slots = new Keyword[64];
  private int size;

  /** The keyword of that name, or null if it is not known yet. */
  Keyword find(TextSource in, int length) {
    return slots[slot(in, length)];
  }

  private int slot(TextSource in, int length) {
    int slot = place(in.hash(length));
    while (slots[slot] != null && !in.is(slots[slot].name(), length)) {
      slot = slot + 1 & slots.length - 1;
    }
    return slot;
  }

  void add(Keyword keyword) {
    if (2 * ++size > slots.length) {
      Keyword[] old = slots;
      slots = new Keyword[2 * old.length];
      for (Keyword moved : old) {
        if (moved != null) {
          put(moved);
        }
      }
    }
    put(keyword);
  }

  private void put(Keyword keyword) {
    int slot = place(keyword.name().hashCode());
    while (slots[slot] != null) {
      slot = slot + 1 & slots.length - 1;
    }
    slots[slot] = keyword;
  }

  private int place(int hash) {
    return (hash ^ hash >>> 16) & slots.length - 1;
  }
}
