package dev.contend.checkers.linearizability;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Parts of a partition that have an order if the whole has one: its operations up to some event,
 * those that had not returned by then of unknown outcome; without some operations that are pure;
 * and with some others of unknown outcome that do have an answer. No other operation may be left
 * out: whatever it did, another may have seen.
 *
 * <p>To leave out a pure operation and to make another one's outcome unknown is called to relax it.
 */
final class Part<S, C> {
  private final SequentialSpec<S, C> spec;
  private final Partition<C> whole;

  /** The kinds of the whole, and those of its operations if their outcome is unknown. */
  private final List<C> kinds;

  /** Of each operation its kind if its outcome is unknown, or {@link History#NONE} if it can go. */
  private final int[] unknownKind;

  Part(SequentialSpec<S, C> spec, Partition<C> whole, History history) {
    this.spec = spec;
    this.whole = whole;
    kinds = new ArrayList<>(whole.kinds());
    unknownKind = new int[whole.size()];
    Interner<C> numbers = new Interner<>();
    kinds.forEach(numbers::number);
    for (int place = 0; place < whole.size(); place++) {
      unknownKind[place] = unknownKind(place, history, numbers);
    }
  }

  private int unknownKind(int place, History history, Interner<C> numbers) {
    if (spec.isPure(whole.call(place))) {
      return History.NONE;
    }
    if (whole.returned()[place] == History.NONE) {
      return whole.kind()[place];
    }
    Operation operation = history.operation(whole.invoked()[place]);
    C call;
    try {
      call = spec.call(new Operation(operation.invocation(), null));
    } catch (UnjudgeableException e) {
      call = null;
    }
    if (call == null) {
      return whole.kind()[place]; // at least it may have happened or not
    }
    int number = numbers.number(call);
    if (number == kinds.size()) {
      kinds.add(call);
    }
    return number;
  }

  int size() {
    return whole.size();
  }

  /** Whether the operation is in the part with its answer. */
  boolean certain(int place, BitSet relaxed, int end) {
    int returned = whole.returned()[place];
    return returned != History.NONE && returned <= end && !relaxed.get(place);
  }

  /** Whether it is in the part, and may have happened or not. */
  boolean possible(int place, BitSet relaxed, int end) {
    return !certain(place, relaxed, end)
        && whole.invoked()[place] < end
        && unknownKind[place] != History.NONE;
  }

  /**
   * The part.
   *
   * @param relaxed by place
   * @param end the index of the last event in it
   */
  Partition<C> of(BitSet relaxed, int end) {
    IntColumn kind = new IntColumn();
    IntColumn invoked = new IntColumn();
    IntColumn returned = new IntColumn();
    for (int place = 0; place < size(); place++) {
      boolean certain = certain(place, relaxed, end);
      if (certain || possible(place, relaxed, end)) {
        kind.add(certain ? whole.kind()[place] : unknownKind[place]);
        invoked.add(whole.invoked()[place]);
        returned.add(certain ? whole.returned()[place] : History.NONE);
      }
    }
    return new Partition<>(
        whole.key(), kinds, kind.toArray(), invoked.toArray(), returned.toArray());
  }
}
