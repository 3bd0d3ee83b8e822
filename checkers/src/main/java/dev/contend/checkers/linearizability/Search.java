package dev.contend.checkers.linearizability;

import dev.contend.checkers.linearizability.Partition.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Wing and Gong's search for a linearization of one partition, with Lowe's set of configurations
 * that were visited before (Wing and Gong, "Testing and verifying concurrent objects", 1993; Lowe,
 * "Testing for linearizability", 2017).
 *
 * <p>Events stand in a linked list in order of time. The search goes along it from the start and
 * tries each invocation that it meets as the next operation of the order; an operation that is
 * taken leaves the list with both its events, and the search begins again at the start. Meeting the
 * return of an operation that was not taken means that nothing else may come before it: the last
 * choice is undone. Operations of unknown outcome have no return, so nothing ever forces them to be
 * taken; the search is over when every other operation is.
 *
 * <p>A configuration is the set of operations taken and the state. Of the set only the part behind
 * the first operation not taken is kept, which is as long as operations overlap; so memory grows
 * with the number of operations, not with its square.
 */
final class Search<S, C> {

  /** How a search ended. */
  enum End {
    LINEARIZABLE,
    NOT_LINEARIZABLE,
    OUT_OF_TIME,
    OUT_OF_MEMORY
  }

  /**
   * Where the longest order that was found can't go on.
   *
   * @param taken operations in that order
   * @param state after them
   * @param stuck the operation that had to come next or earlier, since it returned
   * @param open all that could have come next, {@code stuck} among them
   */
  record DeadEnd<S, C>(int taken, S state, Entry<C> stuck, List<Entry<C>> open) {}

  private static final int STEPS_BETWEEN_LOOKS_AT_THE_CLOCK = 16;

  private final SequentialSpec<S, C> spec;
  private final long deadline;
  private final int mostConfigurations;

  private final Node<C> head = new Node<>(null, -1, false);
  private final long[] taken;
  private final Set<Configuration<S>> visited = new HashSet<>();
  private final Deque<Choice<S, C>> choices = new ArrayDeque<>();
  private int firstNotTaken;
  private int remaining;
  private S state;
  private DeadEnd<S, C> deepest;

  Search(SequentialSpec<S, C> spec, Partition<C> partition, long deadline, int mostConfigurations) {
    this.spec = spec;
    this.deadline = deadline;
    this.mostConfigurations = mostConfigurations;
    this.taken = new long[(partition.entries().size() >> 6) + 1];
    this.state = spec.initial(partition.key(), partition.calls());
    link(partition.entries());
  }

  /** Of a search that found no order: where the longest attempt ended. */
  DeadEnd<S, C> deadEnd() {
    return deepest;
  }

  /** How many operations the longest order has that was found so far. */
  int longest() {
    return Math.max(choices.size(), deepest == null ? 0 : deepest.taken());
  }

  int configurations() {
    return visited.size();
  }

  /** States may be larger than the limit reckons with; then the heap is the limit. */
  End run() {
    try {
      return search();
    } catch (OutOfMemoryError e) {
      visited.clear();
      choices.clear();
      return End.OUT_OF_MEMORY;
    }
  }

  private End search() {
    Node<C> node = head.next;
    for (int steps = 1; remaining > 0; steps++) {
      if (steps % STEPS_BETWEEN_LOOKS_AT_THE_CLOCK == 0 && System.nanoTime() - deadline >= 0) {
        return End.OUT_OF_TIME;
      }
      if (visited.size() >= mostConfigurations) {
        return End.OUT_OF_MEMORY;
      }
      if (!node.isReturn) {
        node = tryNext(node) ? head.next : node.next;
      } else {
        rememberDeadEnd(node);
        if (choices.isEmpty()) {
          return End.NOT_LINEARIZABLE;
        }
        node = undo(choices.pop());
      }
    }
    return End.LINEARIZABLE;
  }

  private boolean tryNext(Node<C> node) {
    if (!(spec.step(state, node.entry.call()) instanceof Step.Next<S> next)) {
      return false;
    }
    int before = firstNotTaken;
    take(node.number);
    if (!visited.add(configuration(next.state()))) {
      untake(node.number, before);
      return false;
    }
    choices.push(new Choice<>(node, state, before));
    state = next.state();
    remaining -= node.entry.mustHappen() ? 1 : 0;
    node.lift();
    return true;
  }

  private Node<C> undo(Choice<S, C> choice) {
    Node<C> node = choice.node();
    state = choice.stateBefore();
    untake(node.number, choice.firstNotTakenBefore());
    remaining += node.entry.mustHappen() ? 1 : 0;
    node.unlift();
    return node.next;
  }

  private void take(int number) {
    taken[number >> 6] |= 1L << number;
    while ((taken[firstNotTaken >> 6] >>> firstNotTaken & 1) != 0) {
      firstNotTaken++;
    }
  }

  private void untake(int number, int firstNotTakenBefore) {
    taken[number >> 6] &= ~(1L << number);
    firstNotTaken = firstNotTakenBefore;
  }

  private Configuration<S> configuration(S next) {
    int from = firstNotTaken >> 6;
    int to = taken.length;
    while (to > from && taken[to - 1] == 0) {
      to--;
    }
    return new Configuration<>(from, Arrays.copyOfRange(taken, from, to), next);
  }

  private void rememberDeadEnd(Node<C> stuck) {
    if (deepest != null && choices.size() <= deepest.taken()) {
      return;
    }
    List<Entry<C>> open = new ArrayList<>();
    for (Node<C> node = head.next; node != stuck; node = node.next) {
      open.add(node.entry);
    }
    deepest = new DeadEnd<>(choices.size(), state, stuck.entry, open);
  }

  /** Builds the list; operations of unknown outcome get no return and no claim to be taken. */
  private void link(List<Entry<C>> entries) {
    List<Node<C>> nodes = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Entry<C> entry = entries.get(i);
      Node<C> call = new Node<>(entry, i, false);
      nodes.add(call);
      if (entry.mustHappen()) {
        call.match = new Node<>(entry, i, true);
        nodes.add(call.match);
        remaining++;
      }
    }
    nodes.sort((a, b) -> Integer.compare(a.event(), b.event()));
    Node<C> last = head;
    for (Node<C> node : nodes) {
      last.next = node;
      node.previous = last;
      last = node;
    }
  }

  private record Choice<S, C>(Node<C> node, S stateBefore, int firstNotTakenBefore) {}

  private record Configuration<S>(int firstWord, long[] taken, S state) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Configuration<?> that
          && firstWord == that.firstWord
          && Arrays.equals(taken, that.taken)
          && state.equals(that.state);
    }

    @Override
    public int hashCode() {
      return (firstWord * 31 + Arrays.hashCode(taken)) * 31 + state.hashCode();
    }
  }

  private static final class Node<C> {
    final Entry<C> entry;
    final int number;
    final boolean isReturn;
    Node<C> match;
    Node<C> previous;
    Node<C> next;

    Node(Entry<C> entry, int number, boolean isReturn) {
      this.entry = entry;
      this.number = number;
      this.isReturn = isReturn;
    }

    int event() {
      return isReturn ? entry.returned() : entry.invoked();
    }

    void lift() {
      unlink();
      if (match != null) {
        match.unlink();
      }
    }

    void unlift() {
      if (match != null) {
        match.relink();
      }
      relink();
    }

    private void unlink() {
      previous.next = next;
      if (next != null) {
        next.previous = previous;
      }
    }

    private void relink() {
      previous.next = this;
      if (next != null) {
        next.previous = this;
      }
    }
  }
}
