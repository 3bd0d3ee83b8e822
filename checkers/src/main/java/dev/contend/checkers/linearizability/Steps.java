package dev.contend.checkers.linearizability;

import dev.contend.checkers.UnjudgeableException;

/**
 * A specification's states by number, from 1, and what each kind of call does in them. The latest
 * steps are remembered, in a table that forgets one step for another in the same place.
 *
 * <p>The steps of a state lie side by side in the order of their kinds, from a place on that is the
 * hash of the state, so that a search, which asks at one state for all that is open, finds them in
 * few lines of the cache. As the table is no smaller than the number of kinds, an entry's place
 * says its kind: its upper half is the state, its lower half the state that follows.
 */
final class Steps<S, C> {
  /** In place of a next state. */
  static final int REFUSED = 0;

  private static final int SMALLEST_TABLE = 4;
  private static final int LARGEST_TABLE = 20;
  private static final int STEPS_OF_A_STATE = 4;

  private final SequentialSpec<S, C> spec;
  private final Partition<C> partition;
  private final boolean[] pure;
  private final Interner<S> states = new Interner<>();
  private final int largest;
  private long[] table;
  private int shift;

  Steps(SequentialSpec<S, C> spec, Partition<C> partition, boolean[] pure) {
    this.spec = spec;
    this.partition = partition;
    this.pure = pure;
    int kinds = bits(partition.kinds().size());
    largest = Math.max(LARGEST_TABLE, kinds);
    int bits = Math.min(LARGEST_TABLE, bits(2L * partition.size()));
    empty(Math.max(SMALLEST_TABLE, Math.max(kinds, bits)));
  }

  private static int bits(long size) {
    return Long.SIZE - Long.numberOfLeadingZeros(size);
  }

  private void empty(int bits) {
    table = new long[1 << bits];
    shift = Integer.SIZE - bits;
  }

  /** The state after a call of that kind in that state, or {@link #REFUSED}. */
  int next(int state, int kind) {
    long entry = table[place(state, kind)];
    if (entry >>> 32 == state) {
      return (int) entry;
    }
    int result = compute(state, kind);
    if (states.size() * STEPS_OF_A_STATE > table.length && table.length < 1 << largest) {
      grow();
    }
    table[place(state, kind)] = (long) state << 32 | result;
    return result;
  }

  private int place(int state, int kind) {
    return row(state) + kind & table.length - 1;
  }

  /** Where the steps of a state begin. */
  private int row(int state) {
    return state * 0x9E3779B9 >>> shift;
  }

  private void grow() {
    long[] old = table;
    int oldShift = shift;
    empty(Integer.SIZE - shift + 1);
    for (int at = 0; at < old.length; at++) {
      if (old[at] != 0) {
        int state = (int) (old[at] >>> 32);
        int kind = at - (state * 0x9E3779B9 >>> oldShift) & old.length - 1;
        table[place(state, kind)] = old[at];
      }
    }
  }

  private int compute(int state, int kind) {
    if (!(spec.step(state(state), partition.kinds().get(kind)) instanceof Step.Next<S> next)) {
      return REFUSED;
    }
    int number = number(next.state());
    if (pure[kind] && number != state) {
      throw new UnjudgeableException(
          "the specification %s says that %s is pure, but it leads from %s to %s"
              .formatted(
                  spec.name(),
                  partition.kinds().get(kind),
                  spec.describe(state(state)),
                  spec.describe(next.state())));
    }
    return number;
  }

  int number(S state) {
    return states.number(state) + 1;
  }

  S state(int number) {
    return states.thing(number - 1);
  }

  long bytes() {
    return states.bytes() + 8L * table.length;
  }
}
