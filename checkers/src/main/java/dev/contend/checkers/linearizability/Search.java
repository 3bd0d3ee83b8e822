package dev.contend.checkers.linearizability;

import java.util.Arrays;
import java.util.List;

/**
 * Searches for a linearization of one partition, just in time (Lowe, "Testing for linearizability",
 * 2017): operations are taken only when one returns that was not taken yet, since by then it must
 * have been.
 *
 * <p>A <b>configuration</b> is the next return, which operations among those open were taken, and
 * the state; what was taken before that no longer matters. From one there is a way to the end if
 * the rest of the operations can be taken from it in some order. The search visits each
 * configuration once, depth first. Taking them late loses nothing: in a linearization, all that
 * stands before the operation that returns next was invoked before that return, so it is open.
 *
 * <p>Not all configurations need be visited. Each of these reductions keeps, if there is a way to
 * the end from a configuration, one of its successors from which there is a <b>shorter</b> way; so
 * by induction on the length of the shortest way the end is found.
 *
 * <ol>
 *   <li><i>An open operation that is pure and not refused is taken at once.</i> On the way to the
 *       end it is taken later, if it is answered. Move it to the front: it leaves the state alone
 *       there as it did there, and all others find the states that they found.
 *   <li><i>Of open answered operations that are alike, only the one that returns first is
 *       tried.</i> If the way begins with another of them, exchange the two: both are open now, and
 *       the other has time until its later return.
 *   <li><i>Of open operations of unknown outcome that are alike, only the number taken counts</i>,
 *       since they never return. None is tried while an answered one that is alike is open:
 *       exchange them as before. None is tried that leaves the state alone: without it the way is
 *       shorter.
 *   <li><i>A configuration is left out if the same was visited with fewer operations of unknown
 *       outcome taken</i>, a multiset contained in the other: whatever follows from the one follows
 *       from the other, in as many steps.
 * </ol>
 *
 * Nothing assumes that an operation of unknown outcome happened: it is taken only where one of the
 * others can't be, and never has to be.
 */
final class Search<S, C> {

  /** How a search ended. */
  enum End {
    LINEARIZABLE,
    NOT_LINEARIZABLE,
    /**
     * It has not ended, but was not getting on for as long as it was given; it can be continued.
     */
    STUCK,
    OUT_OF_TIME,
    OUT_OF_MEMORY
  }

  private static final int ROOT = -1;
  private static final int MOST_BEGINNINGS = 1 << 14;
  private static final int LOOKS_BETWEEN_CHECKS_OF_THE_LIMITS = 64;

  private final long deadline;
  private final long memory;
  private final Steps<S, C> steps;
  private final Timeline timeline;
  private final Window window;
  private final Multisets multisets = new Multisets();
  private final Visited visited;
  private final Choices choices;
  private final Candidates candidates;
  private final Settling settling;
  private final long[] now;
  private int deepest;
  private long visitedWhenDeepest;

  /**
   * @param deadline on the clock of {@link System#nanoTime()}
   * @param memory bytes
   */
  Search(SequentialSpec<S, C> spec, Partition<C> partition, long deadline, long memory) {
    this.deadline = deadline;
    this.memory = memory;
    boolean[] pure = new boolean[partition.kinds().size()];
    for (int kind = 0; kind < pure.length; kind++) {
      pure[kind] = spec.isPure(partition.kinds().get(kind));
    }
    steps = new Steps<>(spec, partition, pure);
    timeline = new Timeline(partition, pure);
    window = new Window(timeline, pure);
    now = new long[1 + window.open.length];
    visited = new Visited(timeline.returns, now.length, multisets, memory);
    choices = new Choices(now.length);
    settling = new Settling(steps, timeline, window, pure);
    candidates = new Candidates(steps, multisets, timeline, window, visited);
  }

  /** Lets it begin in that state. */
  Search<S, C> begin(S state) {
    Arrays.fill(now, 0);
    now[0] = (long) steps.number(state) << 32 | Multisets.EMPTY;
    choices.push(0, ROOT, now);
    return this;
  }

  /**
   * Lets it begin in any of those states, any of the operations that are open at first having been
   * taken already. Pure ones were all taken: that leads to no less.
   *
   * @return whether that are few enough; else it begins nowhere
   */
  boolean beginAnywhere(List<S> states) {
    int open = Long.bitCount(window.open.length == 0 ? 0 : window.open[0]);
    if (window.open.length > 1 || (long) states.size() << open > MOST_BEGINNINGS) {
      return false;
    }
    for (S state : states) {
      begin(state);
      choices.pop();
      long taken = 0;
      do {
        now[1] = taken | window.openPure[0];
        choices.push(0, ROOT, now);
        taken = taken - window.open[0] & window.open[0]; // the next subset
      } while (taken != 0);
    }
    return true;
  }

  /**
   * Runs it, or goes on. States may be larger than the limit reckons with; then the heap is the
   * limit.
   *
   * @param patience how many configurations to visit without coming further than before
   */
  End run(long patience) {
    try {
      return search(patience);
    } catch (OutOfMemoryError e) {
      return End.OUT_OF_MEMORY;
    }
  }

  private End search(long patience) {
    for (int looks = 1; !choices.isEmpty(); looks++) {
      if (looks % LOOKS_BETWEEN_CHECKS_OF_THE_LIMITS == 0) {
        if (System.nanoTime() - deadline >= 0) {
          return End.OUT_OF_TIME;
        }
        if (bytes() > memory) {
          return End.OUT_OF_MEMORY;
        }
      }
      if (visited.size() - visitedWhenDeepest > patience) {
        return End.STUCK;
      }
      window.moveTo(choices.level());
      choices.readTo(now);
      switch (choices.look()) {
        case 0 -> {
          if (settling.settle(now)) {
            return End.LINEARIZABLE;
          }
          if (visited.add(window.level(), now)) {
            if (window.level() > deepest) {
              deepest = window.level();
              visitedWhenDeepest = visited.size();
            }
            choices.replace(window.level(), now);
            candidates.pushLikely(now, choices);
          } else {
            choices.pop();
          }
        }
        case 1 -> candidates.pushOthers(now, choices);
        default -> choices.pop();
      }
    }
    return End.NOT_LINEARIZABLE;
  }

  /**
   * After {@link End#LINEARIZABLE}, of a search with one initial state: the places in the partition
   * of what was taken, in order.
   */
  int[] linearization(S initial) {
    int[] path = choices.path();
    IntColumn order = new IntColumn();
    settling.noteIn(order);
    window.moveTo(0);
    begin(initial);
    settling.settle(now);
    for (int i = 1; i < path.length; i++) {
      order.add(candidates.place(path[i], (int) now[0]));
      candidates.take(path[i], now);
      settling.settle(now);
    }
    return order.toArray();
  }

  /** How many answered operations returned in the longest order that was found. */
  int deepest() {
    return deepest;
  }

  /** The level at which the operation was invoked that returns at the deepest one. */
  int opensDeepest() {
    return timeline.opens[deepest];
  }

  long configurations() {
    return visited.size();
  }

  private long bytes() {
    return visited.bytes() + choices.bytes() + steps.bytes() + multisets.bytes();
  }

  /** After {@link End#NOT_LINEARIZABLE}: all that could be at the return that none came past. */
  DeadEnd<S> deadEnd() {
    window.moveTo(deepest);
    return DeadEnd.at(window, timeline, visited, steps, multisets);
  }
}
