package dev.contend.checkers.transactions.listappend;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.transactions.columns.IntList;
import dev.contend.checkers.transactions.txn.Form;
import dev.contend.checkers.transactions.txn.Versions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * All lists that were read. Of each key the longest so far is held, and of another read only how
 * long it was, as long as it is a beginning of that list; what is not is held for itself.
 *
 * <p>A read is a number: its length, or the complement of the place of an <i>odd</i> list.
 */
final class ObservedLists implements Form {
  private static final Keyword APPEND = new Keyword("append");
  private static final long[] EMPTY = {};

  private long[][] trunks = new long[16][];
  private int[] lengths = new int[16];
  private final List<long[]> odd = new ArrayList<>();
  private final IntList oddKeys = new IntList();
  private final Map<List<Object>, Integer> oddPlaces = new HashMap<>();

  @Override
  public String model() {
    return "list-append";
  }

  @Override
  public boolean writes(Object name) {
    return APPEND.is(name);
  }

  @Override
  public int read(Versions versions, int key, Object value) {
    List<?> list = value == null ? List.of() : (List<?>) value;
    ensure(key);
    long[] trunk = trunks[key];
    int shared = Math.min(lengths[key], list.size());
    for (int i = 0; i < shared; i++) {
      if (trunk[i] != versions.code(list.get(i))) {
        return odd(versions, key, list);
      }
    }
    if (list.size() > shared) {
      if (list.size() > trunk.length) {
        trunks[key] = Arrays.copyOf(trunk, Math.max(list.size(), 2 * shared));
      }
      for (int i = shared; i < list.size(); i++) {
        trunks[key][i] = versions.code(list.get(i));
      }
      lengths[key] = list.size();
    }
    return list.size();
  }

  private int odd(Versions versions, int key, List<?> list) {
    return ~oddPlaces.computeIfAbsent(
        List.of(key, list),
        fresh -> {
          odd.add(list.stream().mapToLong(versions::code).toArray());
          oddKeys.add(key);
          return odd.size() - 1;
        });
  }

  private void ensure(int key) {
    if (key >= trunks.length) {
      int room = Math.max(key + 1, 2 * trunks.length);
      trunks = Arrays.copyOf(trunks, room);
      lengths = Arrays.copyOf(lengths, room);
    }
    if (trunks[key] == null) {
      trunks[key] = EMPTY;
    }
  }

  /** How long the list is that was read. */
  int length(int read) {
    return read >= 0 ? read : odd.get(~read).length;
  }

  /** The code of an element of what was read of a key. */
  long element(int key, int read, int index) {
    return read >= 0 ? trunks[key][index] : odd.get(~read)[index];
  }

  int oddSize() {
    return odd.size();
  }

  int oddKey(int place) {
    return oddKeys.get(place);
  }

  /** The longest list that was read of a key before any odd one, as a read; 0 if there is none. */
  int trunk(int key) {
    return key < lengths.length ? lengths[key] : 0;
  }

  /** The list as EDN, shortened in the middle if it is long. */
  String words(Versions versions, int key, int read, int most) {
    int length = length(read);
    List<String> parts = new ArrayList<>();
    for (int i = Math.max(0, length - most); i < length; i++) {
      int version = versions.of(key, element(key, read, i));
      parts.add(EdnWriter.toString(versions.value(version)));
    }
    return "[%s%s]".formatted(length > most ? "… " : "", String.join(" ", parts));
  }
}
