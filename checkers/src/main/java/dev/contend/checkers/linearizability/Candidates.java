package dev.contend.checkers.linearizability;

import java.util.BitSet;

/**
 * The operations that can come next in a configuration, but for those that the reductions of {@link
 * Search} leave out. What is pushed last is looked at first, so the most promising is.
 *
 * <p>An answered operation goes by its number; of operations of unknown outcome only the kind
 * matters, which goes by its complement.
 */
final class Candidates {
  /** Tells configurations among the visited that were pushed from those that were looked at. */
  static final long PUSHED = Long.MIN_VALUE;

  private final Steps<?, ?> steps;
  private final Multisets multisets;
  private final Timeline timeline;
  private final Window window;
  private final Visited visited;

  /** The kinds of operations of unknown outcome, in order of their first invocation. */
  private final int[] unknownKinds;

  /** Of each kind the open operation that returns first, if its stamp is the current one. */
  private final int[] first;

  private final int[] stampOf;
  private int stamp;
  private final long[] next;

  Candidates(
      Steps<?, ?> steps, Multisets multisets, Timeline timeline, Window window, Visited visited) {
    this.steps = steps;
    this.multisets = multisets;
    this.timeline = timeline;
    this.window = window;
    this.visited = visited;
    int kinds = window.unknown.length;
    first = new int[kinds];
    stampOf = new int[kinds];
    next = new long[1 + window.open.length];
    BitSet seen = new BitSet(kinds);
    IntColumn distinct = new IntColumn();
    for (int kind : timeline.unknownKind) {
      if (!seen.get(kind)) {
        seen.set(kind);
        distinct.add(kind);
      }
    }
    unknownKinds = distinct.toArray();
  }

  /** Pushes the operation that returns next, or, if it is refused, all that would change that. */
  void pushLikely(long[] now, Choices choices) {
    int returning = window.level();
    if (step(state(now), returning) != Steps.REFUSED) {
      push(returning, now, choices);
      return;
    }
    findFirstOfEachKind(now);
    for (int word = 0; word < window.open.length; word++) {
      for (long left = left(now, word); left != 0; left &= left - 1) {
        int operation = operation(word, left);
        if (isFirst(operation) && helps(step(state(now), operation), returning)) {
          push(operation, now, choices);
        }
      }
    }
  }

  /** Pushes all that {@link #pushLikely} did not. */
  void pushOthers(long[] now, Choices choices) {
    int state = state(now);
    int returning = window.level();
    boolean possible = step(state, returning) != Steps.REFUSED;
    findFirstOfEachKind(now);
    pushUnknown(now, choices, returning, false);
    for (int word = 0; word < window.open.length; word++) {
      for (long left = left(now, word); left != 0; left &= left - 1) {
        int operation = operation(word, left);
        if (operation != returning && isFirst(operation)) {
          int after = step(state, operation);
          if (after != Steps.REFUSED && (possible || !helps(after, returning))) {
            push(operation, now, choices);
          }
        }
      }
    }
    pushUnknown(now, choices, returning, true);
  }

  private void pushUnknown(long[] now, Choices choices, int returning, boolean helping) {
    int state = state(now);
    for (int kind : unknownKinds) {
      if (window.unknown[kind] == 0) {
        return;
      }
      int after = steps.next(state, kind);
      if (after != Steps.REFUSED
          && after != state
          && stampOf[kind] != stamp
          && helps(after, returning) == helping
          && multisets.count((int) now[0], kind) < window.unknown[kind]
          && isNew(~kind, now)) {
        push(~kind, now, choices);
      }
    }
  }

  /**
   * Whether what follows was not pushed before with fewer operations of unknown outcome. To know it
   * of all that follow before one of them is looked at is what makes their number bearable: else
   * the search would first look at what all of them lead to, and at fewer and fewer later.
   */
  private boolean isNew(int operation, long[] now) {
    follow(operation, now);
    next[0] |= PUSHED;
    return visited.add(window.level(), next);
  }

  private void findFirstOfEachKind(long[] now) {
    stamp++;
    for (int word = 0; word < window.open.length; word++) {
      for (long left = left(now, word); left != 0; left &= left - 1) {
        int operation = operation(word, left);
        int kind = timeline.kind[operation];
        if (stampOf[kind] != stamp || operation < first[kind]) {
          stampOf[kind] = stamp;
          first[kind] = operation;
        }
      }
    }
  }

  private boolean isFirst(int operation) {
    return first[timeline.kind[operation]] == operation;
  }

  /** Whether the operation that returns next is not refused after that. */
  private boolean helps(int state, int returning) {
    return state != Steps.REFUSED && step(state, returning) != Steps.REFUSED;
  }

  private int step(int state, int operation) {
    return steps.next(state, timeline.kind[operation]);
  }

  private static int state(long[] now) {
    return (int) (now[0] >>> 32);
  }

  private long left(long[] now, int word) {
    return window.open[word] & ~now[1 + word];
  }

  private int operation(int word, long bits) {
    return window.operationAt[(word << 6) + Long.numberOfTrailingZeros(bits)];
  }

  private void follow(int operation, long[] now) {
    System.arraycopy(now, 0, next, 0, now.length);
    take(operation, next);
  }

  private void push(int operation, long[] now, Choices choices) {
    follow(operation, now);
    choices.push(window.level(), operation, next);
  }

  /** Takes an operation that is not refused. */
  void take(int operation, long[] now) {
    int kind = operation >= 0 ? timeline.kind[operation] : ~operation;
    int used = (int) now[0];
    if (operation >= 0) {
      int slot = timeline.slot[operation];
      now[1 + (slot >> 6)] |= 1L << slot;
    } else {
      used = multisets.plus(used, kind);
    }
    now[0] = (long) steps.next(state(now), kind) << 32 | used;
  }

  /** The place in the partition of an operation that is taken after a multiset of others. */
  int place(int operation, int used) {
    if (operation >= 0) {
      return timeline.place[operation];
    }
    int before = multisets.count(used, ~operation);
    int at = 0;
    while (timeline.unknownKind[at] != ~operation || before-- > 0) {
      at++;
    }
    return timeline.unknownPlace[at];
  }
}
