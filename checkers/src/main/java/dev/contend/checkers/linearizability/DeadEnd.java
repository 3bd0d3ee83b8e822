package dev.contend.checkers.linearizability;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where no order of the operations goes on. Operations are named by their places in the partition.
 *
 * @param stuck the operation that had to be taken next or earlier, since it returned
 * @param returned answered operations that returned before it, all taken
 * @param configurations all that were possible then, but for those that the search's reductions
 *     leave out
 */
record DeadEnd<S>(int stuck, int returned, List<Configuration<S>> configurations) {

  /**
   * One of them.
   *
   * @param state after some order of the operations
   * @param left open answered operations that are not in that order, {@code stuck} among them
   * @param unknownTaken the kinds of the operations of unknown outcome that are, each as often as
   *     it is
   */
  record Configuration<S>(S state, int[] left, int[] unknownTaken) {
    /** How many operations of unknown outcome of that kind are in that order. */
    int taken(int kind) {
      return (int) Arrays.stream(unknownTaken).filter(one -> one == kind).count();
    }
  }

  /** What was visited at the level of the window. */
  static <S> DeadEnd<S> at(
      Window window, Timeline timeline, Visited visited, Steps<S, ?> steps, Multisets multisets) {
    List<Configuration<S>> all = new ArrayList<>();
    for (long[] configuration : visited.at(window.level())) {
      if (configuration[0] >= 0) { // else it was only pushed
        IntColumn left = new IntColumn();
        for (int word = 0; word < window.open.length; word++) {
          long bits = (window.open[word] | window.openPure[word]) & ~configuration[1 + word];
          for (; bits != 0; bits &= bits - 1) {
            int operation = window.operationAt[(word << 6) + Long.numberOfTrailingZeros(bits)];
            left.add(timeline.place[operation]);
          }
        }
        S state = steps.state((int) (configuration[0] >>> 32));
        int[] unknown = multisets.kinds((int) configuration[0]);
        all.add(new Configuration<>(state, left.toArray(), unknown));
      }
    }
    return new DeadEnd<>(timeline.place[window.level()], window.level(), all);
  }
}
