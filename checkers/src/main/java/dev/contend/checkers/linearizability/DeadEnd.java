package dev.contend.checkers.linearizability;

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
   * @param unknownTaken how many operations of unknown outcome are
   */
  record Configuration<S>(S state, int[] left, int unknownTaken) {}
}
