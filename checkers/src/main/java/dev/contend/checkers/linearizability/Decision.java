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
  private static final int GROWTH = 4;

  /** What is refuted without a search is searched only to say where no order goes on. */
  private static final long LONGEST_TO_EXPLAIN = 1_000_000_000;

  /** Decides a partition, within the limits. */
  static <S, C> Decision<S, C> of(
      SequentialSpec<S, C> spec, Partition<C> partition, long deadline, long memory) {
    return of(spec, partition, deadline, memory, FIRST_PATIENCE, true);
  }

  /** How it ends, for who needs no dead end. */
  static <S, C> Search.End end(
      SequentialSpec<S, C> spec, Partition<C> partition, long deadline, long memory) {
    return of(spec, partition, deadline, memory, FIRST_PATIENCE, false).end();
  }

  /**
   * The same as {@link #of(SequentialSpec, Partition, long, long)}.
   *
   * @param firstPatience how many configurations to visit without coming further, before a cut is
   *     tried
   * @param explained whether a dead end is looked for where none is needed to decide
   */
  static <S, C> Decision<S, C> of(
      SequentialSpec<S, C> spec,
      Partition<C> partition,
      long deadline,
      long memory,
      long firstPatience,
      boolean explained) {
    if (System.nanoTime() - deadline >= 0) {
      return new Decision<>(Search.End.OUT_OF_TIME, partition, null, 0, 0);
    }
    try {
      return decide(spec, partition, deadline, memory, firstPatience, explained);
    } catch (OutOfMemoryError e) {
      return new Decision<>(Search.End.OUT_OF_MEMORY, partition, null, 0, 0);
    }
  }

  private static <S, C> Decision<S, C> decide(
      SequentialSpec<S, C> spec,
      Partition<C> partition,
      long deadline,
      long memory,
      long firstPatience,
      boolean explained) {
    Boolean known = withoutSearch(spec, partition);
    if (Boolean.TRUE.equals(known)) {
      return new Decision<>(Search.End.LINEARIZABLE, partition, null, partition.size(), 0);
    }
    if (known != null && !explained) {
      return new Decision<>(Search.End.NOT_LINEARIZABLE, partition, null, 0, 0);
    }
    long now = System.nanoTime();
    long soon = known == null ? deadline : now + Math.min((deadline - now) / 2, LONGEST_TO_EXPLAIN);
    return search(spec, partition, soon, memory, firstPatience, known != null);
  }

  private static <S, C> Decision<S, C> search(
      SequentialSpec<S, C> spec,
      Partition<C> partition,
      long deadline,
      long memory,
      long firstPatience,
      boolean refuted) {
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
    if (refuted && end == Search.End.LINEARIZABLE) {
      throw new IllegalStateException("two ways to judge key " + partition.key() + " disagree");
    }
    return new Decision<>(
        refuted ? Search.End.NOT_LINEARIZABLE : end,
        partition,
        null,
        search.deepest(),
        search.configurations());
  }

  /** Whether there is an order, as far as that is known without a search; else null. */
  private static <C> Boolean withoutSearch(SequentialSpec<?, C> spec, Partition<C> partition) {
    RegisterLike<C> register = spec.asRegister().orElse(null);
    SetLike<C> set = spec.asSet().orElse(null);
    if (register == null && set == null) {
      return null;
    }
    Partition<C> that =
        partition.where(
            place ->
                partition.returned()[place] != History.NONE || !spec.isPure(partition.call(place)),
            partition.returned());
    return register != null
        ? UniqueWrites.linearizable(register, that)
        : GrowingSet.linearizable(set, that);
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
