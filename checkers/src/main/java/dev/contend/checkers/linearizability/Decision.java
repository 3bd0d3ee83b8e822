package dev.contend.checkers.linearizability;

import dev.contend.checkers.history.History;
import java.util.List;

/**
 * What was found of one partition.
 *
 * @param searched the partition, or a cut of it that has no order, from which follows that the
 *     whole has none
 * @param deadEnd if there is no order, where none of what was searched goes on; null if that is
 *     known without it
 * @param placed answered operations in the longest order found
 * @param configurations how many were visited
 */
record Decision<S, C>(
    Search.End end, Partition<C> searched, DeadEnd<S> deadEnd, int placed, long configurations) {

  private static final long FIRST_PATIENCE = 10_000;
  private static final long PATIENCE_TO_EXPLAIN = 1_000;
  private static final int GROWTH = 4;

  /** Decides a partition, within the limits. */
  static <S, C> Decision<S, C> of(
      SequentialSpec<S, C> spec, Partition<C> partition, long deadline, long memory) {
    return of(spec, partition, deadline, memory, FIRST_PATIENCE);
  }

  /**
   * The same.
   *
   * @param firstPatience how many configurations to visit without coming further, before a cut is
   *     tried
   */
  static <S, C> Decision<S, C> of(
      SequentialSpec<S, C> spec,
      Partition<C> partition,
      long deadline,
      long memory,
      long firstPatience) {
    if (System.nanoTime() - deadline >= 0) {
      return new Decision<>(Search.End.OUT_OF_TIME, partition, null, 0, 0);
    }
    try {
      return decide(spec, partition, deadline, memory, firstPatience);
    } catch (OutOfMemoryError e) {
      return new Decision<>(Search.End.OUT_OF_MEMORY, partition, null, 0, 0);
    }
  }

  private static <S, C> Decision<S, C> decide(
      SequentialSpec<S, C> spec,
      Partition<C> partition,
      long deadline,
      long memory,
      long firstPatience) {
    Boolean known = withoutSearch(spec, partition);
    if (Boolean.TRUE.equals(known)) {
      return new Decision<>(Search.End.LINEARIZABLE, partition, null, partition.size(), 0);
    }
    return known == null
        ? search(spec, partition, deadline, memory, firstPatience)
        : explained(spec, partition, deadline, memory);
  }

  /** Only whether there is an order, which may be known much sooner than why there is none. */
  static <S, C> Search.End end(
      SequentialSpec<S, C> spec, Partition<C> partition, long deadline, long memory) {
    Boolean known = withoutSearch(spec, partition);
    if (known != null) {
      return known ? Search.End.LINEARIZABLE : Search.End.NOT_LINEARIZABLE;
    }
    return search(spec, partition, deadline, memory, FIRST_PATIENCE).end();
  }

  /** There is no order, and where none goes on is told if that is easily found. */
  private static <S, C> Decision<S, C> explained(
      SequentialSpec<S, C> spec, Partition<C> partition, long deadline, long memory) {
    Search<S, C> search = new Search<>(spec, partition, deadline, memory);
    search.begin(spec.initial(partition.key(), partition.calls()));
    return switch (search.run(PATIENCE_TO_EXPLAIN)) {
      case NOT_LINEARIZABLE -> refuted(partition, search, search.deepest(), 0);
      case LINEARIZABLE ->
          throw new IllegalStateException("two ways to judge key " + partition.key() + " disagree");
      case STUCK, OUT_OF_TIME, OUT_OF_MEMORY ->
          new Decision<>(
              Search.End.NOT_LINEARIZABLE,
              partition,
              null,
              search.deepest(),
              search.configurations());
    };
  }

  private static <S, C> Decision<S, C> search(
      SequentialSpec<S, C> spec,
      Partition<C> partition,
      long deadline,
      long memory,
      long firstPatience) {
    Search<S, C> search = new Search<>(spec, partition, deadline, memory);
    search.begin(spec.initial(partition.key(), partition.calls()));
    long patience = firstPatience;
    Search.End end = search.run(patience);
    if (end == Search.End.STUCK) {
      List<S> states = Cut.states(spec, partition);
      int from = search.opensDeepest() - 1;
      for (int width = GROWTH; end == Search.End.STUCK; width *= GROWTH) {
        if (from <= 0 || states.isEmpty()) {
          end = search.run(Long.MAX_VALUE);
        } else {
          Partition<C> cut = Cut.between(partition, from, search.deepest());
          Search<S, C> local = new Search<>(spec, cut, deadline, memory / 2);
          if (local.beginAnywhere(states) && local.run(patience) == Search.End.NOT_LINEARIZABLE) {
            return refuted(cut, local, search.deepest(), search.configurations());
          }
          patience *= GROWTH;
          end = search.run(patience);
          from = search.opensDeepest() - width;
        }
      }
    }
    if (end == Search.End.NOT_LINEARIZABLE) {
      return refuted(partition, search, search.deepest(), 0);
    }
    return new Decision<>(end, partition, null, search.deepest(), search.configurations());
  }

  /** Whether there is an order, as far as that is known without a search; else null. */
  static <C> Boolean withoutSearch(SequentialSpec<?, C> spec, Partition<C> partition) {
    RegisterLike<C> register = spec.asRegister().orElse(null);
    SetLike<C> set = spec.asSet().orElse(null);
    ListLike<C> list = spec.asList().orElse(null);
    if (register == null && set == null && list == null) {
      return null;
    }
    Partition<C> that =
        partition.where(
            place ->
                partition.returned()[place] != History.NONE || !spec.isPure(partition.call(place)),
            partition.returned());
    if (register != null) {
      return UniqueWrites.linearizable(register, that);
    }
    return set != null ? GrowingSet.linearizable(set, that) : GrowingList.linearizable(list, that);
  }

  private static <S, C> Decision<S, C> refuted(
      Partition<C> partition, Search<S, C> search, int placed, long before) {
    return new Decision<>(
        Search.End.NOT_LINEARIZABLE,
        partition,
        search.deadEnd(),
        placed,
        before + search.configurations());
  }
}
