package dev.contend.checkers.linearizability;

/**
 * What is open at one level of a timeline. It moves along with the search, forwards and back, at a
 * cost in proportion to the number of events passed.
 */
final class Window {
  private final Timeline timeline;
  private final boolean[] pure;
  private int level;
  private int opened;
  private int unknownOpened;

  /** The operation in each slot that is open, and anything in the others. */
  final int[] operationAt;

  /** The slots of open operations, 64 a word, without the pure ones. */
  final long[] open;

  /** The slots of open operations that are pure. */
  final long[] openPure;

  /** Of each kind how many operations of unknown outcome have been invoked. */
  final int[] unknown;

  Window(Timeline timeline, boolean[] pure) {
    this.timeline = timeline;
    this.pure = pure;
    int words = (timeline.slots + 63) >> 6;
    operationAt = new int[timeline.slots];
    open = new long[words];
    openPure = new long[words];
    unknown = new int[pure.length];
    open();
  }

  int level() {
    return level;
  }

  /** How many of {@link Timeline#byInvocation} have been invoked. */
  int opened() {
    return opened;
  }

  void moveTo(int to) {
    while (level > to) {
      back();
    }
    while (level < to) {
      forward();
    }
  }

  /** Past the return of the operation that has the level's number. */
  void forward() {
    set(level, false);
    level++;
    open();
  }

  private void open() {
    int[] order = timeline.byInvocation;
    for (; opened < order.length && timeline.opens[order[opened]] == level; opened++) {
      set(order[opened], true);
    }
    int[] levels = timeline.unknownOpens;
    for (; unknownOpened < levels.length && levels[unknownOpened] == level; unknownOpened++) {
      unknown[timeline.unknownKind[unknownOpened]]++;
    }
  }

  private void back() {
    int[] order = timeline.byInvocation;
    for (; opened > 0 && timeline.opens[order[opened - 1]] == level; opened--) {
      set(order[opened - 1], false);
    }
    int[] levels = timeline.unknownOpens;
    for (; unknownOpened > 0 && levels[unknownOpened - 1] == level; unknownOpened--) {
      unknown[timeline.unknownKind[unknownOpened - 1]]--;
    }
    level--;
    set(level, true);
  }

  private void set(int operation, boolean isOpen) {
    int slot = timeline.slot[operation];
    long[] words = pure[timeline.kind[operation]] ? openPure : open;
    if (isOpen) {
      operationAt[slot] = operation;
      words[slot >> 6] |= 1L << slot;
    } else {
      words[slot >> 6] &= ~(1L << slot);
    }
  }
}
