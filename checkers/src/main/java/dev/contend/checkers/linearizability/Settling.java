package dev.contend.checkers.linearizability;

/**
 * What follows from a configuration by itself: open operations that are pure and not refused are
 * taken at once, and the returns of all that was taken are passed.
 */
final class Settling {
  private final Steps<?, ?> steps;
  private final Timeline timeline;
  private final Window window;
  private final boolean[] pure;
  private IntColumn order;

  /**
   * @param pure of each kind whether it leaves every state alone
   */
  Settling(Steps<?, ?> steps, Timeline timeline, Window window, boolean[] pure) {
    this.steps = steps;
    this.timeline = timeline;
    this.window = window;
    this.pure = pure;
  }

  /** From now on notes the places in the partition of what it takes, in order. */
  void noteIn(IntColumn places) {
    order = places;
  }

  /** Settles a configuration at the level of the window; gives whether no return is left. */
  boolean settle(long[] now) {
    for (int word = 0; word < window.openPure.length; word++) {
      long left = window.openPure[word] & ~now[1 + word];
      for (; left != 0; left &= left - 1) {
        takeIfPure(window.operationAt[(word << 6) + Long.numberOfTrailingZeros(left)], now);
      }
    }
    while (window.level() < timeline.returns) {
      int slot = timeline.slot[window.level()];
      if ((now[1 + (slot >> 6)] >>> slot & 1) == 0) {
        return false;
      }
      now[1 + (slot >> 6)] &= ~(1L << slot);
      int opened = window.opened();
      window.forward();
      for (; opened < window.opened(); opened++) {
        takeIfPure(timeline.byInvocation[opened], now);
      }
    }
    return true;
  }

  private void takeIfPure(int operation, long[] now) {
    int kind = timeline.kind[operation];
    if (pure[kind] && steps.next((int) (now[0] >>> 32), kind) != Steps.REFUSED) {
      int slot = timeline.slot[operation];
      now[1 + (slot >> 6)] |= 1L << slot;
      if (order != null) {
        order.add(timeline.place[operation]);
      }
    }
  }
}
