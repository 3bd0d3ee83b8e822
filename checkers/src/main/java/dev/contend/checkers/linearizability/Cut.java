package dev.contend.checkers.linearizability;

import dev.contend.checkers.history.History;
import java.util.ArrayList;
import java.util.List;

/**
 * A piece of a partition between two of its levels, from which more follows than from the whole: it
 * begins in any state that the operations can lead to at all, any of the operations that are open
 * then may have been taken before, and one that is open at its end may happen in it or not.
 *
 * <p>If no order of such a piece is found, there is none of the whole: an order of the whole passes
 * both levels, and what it takes between them is an order of the piece, from some state, with some
 * of the operations that were open at the ends. So a long history is refuted where it is wrong, and
 * all that came before need not be searched.
 */
final class Cut {
  private static final int MOST_STEPS = 20_000;

  private Cut() {}

  /**
   * The operations from one level to another, both included; a search of it is to be begun with
   * {@link Search#beginAnywhere}.
   */
  static <C> Partition<C> between(Partition<C> whole, int from, int to) {
    Timeline timeline = new Timeline(whole, new boolean[whole.kinds().size()]);
    boolean[] stays = new boolean[whole.size()];
    int[] returned = whole.returned().clone();
    for (int operation = 0; operation < timeline.returns; operation++) {
      int place = timeline.place[operation];
      stays[place] = operation >= from && timeline.opens[operation] <= to;
      if (operation > to) {
        returned[place] = History.NONE;
      }
    }
    for (int i = 0; i < timeline.unknownKind.length; i++) {
      stays[timeline.unknownPlace[i]] = timeline.unknownOpens[i] <= to;
    }
    return whole.where(place -> stays[place], returned);
  }

  /**
   * All states that some calls of those kinds can lead to, in any order and any number; empty if
   * they are too many to tell.
   */
  static <S, C> List<S> states(SequentialSpec<S, C> spec, Partition<C> partition) {
    int most = MOST_STEPS / Math.max(1, partition.kinds().size());
    Interner<S> states = new Interner<>();
    states.number(spec.initial(partition.key(), partition.calls()));
    for (int state = 0; state < states.size(); state++) {
      for (C call : partition.kinds()) {
        if (states.size() > most) {
          return List.of();
        }
        if (spec.step(states.thing(state), call) instanceof Step.Next<S> next) {
          states.number(next.state());
        }
      }
    }
    List<S> all = new ArrayList<>();
    for (int state = 0; state < states.size(); state++) {
      all.add(states.thing(state));
    }
    return all;
  }
}
