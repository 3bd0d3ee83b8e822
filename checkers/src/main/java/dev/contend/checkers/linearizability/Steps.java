package dev.contend.checkers.linearizability;

import dev.contend.checkers.UnjudgeableException;
import java.util.Arrays;

/**
 * A specification's states by number, from 1, and what each kind of call does in them. The latest
 * steps are remembered, in a table that forgets one step for another in the same place.
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
  private long[] keys;
  private int[] results;
  private int shift;

  Steps(SequentialSpec<S, C> spec, Partition<C> partition, boolean[] pure) {
    this.spec = spec;
    this.partition = partition;
    this.pure = pure;
    int bits = Long.SIZE - Long.numberOfLeadingZeros(2L * partition.size());
    forget(Math.max(SMALLEST_TABLE, Math.min(LARGEST_TABLE, bits)));
  }

  private void forget(int bits) {
    keys = new long[1 << bits];
    Arrays.fill(keys, -1);
    results = new int[1 << bits];
    shift = Long.SIZE - bits;
  }

  /** The state after a call of that kind in that state, or {@link #REFUSED}. */
  int next(int state, int kind) {
    long key = (long) state << 32 | kind;
    int at = place(key);
    if (keys[at] == key) {
      return results[at];
    }
    int result = compute(state, kind);
    if (states.size() * STEPS_OF_A_STATE > keys.length && keys.length < 1 << LARGEST_TABLE) {
      forget(Long.SIZE - shift + 1);
      at = place(key);
    }
    keys[at] = key;
    results[at] = result;
    return result;
  }

  private int place(long key) {
    return (int) (key * 0x9E3779B97F4A7C15L >>> shift);
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
    return states.bytes() + 12L * keys.length;
  }
}
