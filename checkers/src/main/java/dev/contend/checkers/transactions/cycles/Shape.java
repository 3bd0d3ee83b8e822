package dev.contend.checkers.transactions.cycles;

/**
 * Which edges a closed walk may have in which order, as an automaton. It reads edges as plain ones,
 * plain ones that are reads from writes, or anti-dependencies. A walk fits if the automaton accepts
 * when it is back where it began.
 */
enum Shape {
  /** Plain edges. */
  PLAIN(false),
  /** A read of a write, then plain edges. */
  WITH_READ(false),
  /** One anti-dependency, then plain edges. */
  ONE_RW(true),
  /** Anti-dependencies, none next to another; the first edge is plain. */
  APART_RW(true),
  /** An anti-dependency, then any edges. */
  SOME_RW(true);

  /** No such edge. */
  static final int NO = -1;

  /** How many states an automaton has at most. */
  static final int STATES = 4;

  private static final int LAST_RW = 2;
  private static final int SEEN_RW = 3;

  private final boolean rw;

  Shape(boolean rw) {
    this.rw = rw;
  }

  /** Whether it has anti-dependencies. */
  boolean rw() {
    return rw;
  }

  /**
   * Where an edge leads from a state, 0 being the first.
   *
   * @param plain whether it can be read as a plain one
   * @param read whether it can be read as a plain one that is a read from a write
   * @param anti whether it is an anti-dependency and cannot be read as a plain one
   * @return the next state or {@link #NO}
   */
  int next(int state, boolean plain, boolean read, boolean anti) {
    return switch (this) {
      case PLAIN -> plain ? 1 : NO;
      case WITH_READ -> (state == 0 ? read : plain) ? 1 : NO;
      case ONE_RW -> (state == 0 ? anti : plain) ? 1 : NO;
      case SOME_RW -> (state == 0 ? anti : plain || anti) ? 1 : NO;
      case APART_RW -> apart(state, plain, anti);
    };
  }

  /** State 1: no anti-dependency yet; 2: the last edge was one; 3: an earlier one was. */
  private static int apart(int state, boolean plain, boolean anti) {
    if (plain) {
      return state <= 1 ? 1 : SEEN_RW;
    }
    return anti && (state == 1 || state == SEEN_RW) ? LAST_RW : NO;
  }

  /** Whether a walk that is back where it began may end in that state. */
  boolean accepts(int state) {
    return this == APART_RW ? state >= LAST_RW : state == 1;
  }
}
