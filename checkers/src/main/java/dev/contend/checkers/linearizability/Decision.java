package dev.contend.checkers.linearizability;

/**
 * What was found of one partition.
 *
 * @param deadEnd if no order was found, where none goes on, else null
 * @param placed answered operations in the longest order found
 * @param configurations how many were visited
 */
record Decision<S>(Search.End end, DeadEnd<S> deadEnd, int placed, long configurations) {

  static <S, C> Decision<S> of(
      SequentialSpec<S, C> spec, Partition<C> partition, long deadline, long memory) {
    if (System.nanoTime() - deadline >= 0) {
      return new Decision<>(Search.End.OUT_OF_TIME, null, 0, 0);
    }
    Search<S, C> search = new Search<>(spec, partition, deadline, memory);
    Search.End end = search.run();
    boolean dead = end == Search.End.NOT_LINEARIZABLE;
    return new Decision<>(
        end, dead ? search.deadEnd() : null, search.deepest(), search.configurations());
  }
}
