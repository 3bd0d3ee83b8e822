package dev.contend.checkers.linearizability;

import dev.contend.checkers.Limits;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
final class WingGongLowe<S, C> {

  /** How a search ended. */
  enum End {
    LINEARIZABLE,
    NOT_LINEARIZABLE,
    OUT_OF_TIME,
    OUT_OF_MEMORY
  }

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

  private WingGongLowe(
      SequentialSpec<S, C> spec, Keyed<C> partition, long deadline, int mostConfigurations) {
    this.spec = spec;
    this.deadline = deadline;
    this.mostConfigurations = mostConfigurations;
    this.taken = new long[(partition.entries().size() >> 6) + 1];
    this.state = spec.initial(partition.key(), partition.calls());
    link(partition.entries());
  }

  /** Of a whole history: invalid if a key is, else unknown if one is. */
  static <S, C> String word(History history, SequentialSpec<S, C> spec, Limits limits) {
    long deadline = limits.deadline();
    String word = "valid";
    for (Keyed<C> keyed : Keyed.split(history, spec)) {
      switch (new WingGongLowe<>(spec, keyed, deadline, Integer.MAX_VALUE / 2).search()) {
        case LINEARIZABLE -> {}
        case NOT_LINEARIZABLE -> {
          return "invalid";
        }
        case OUT_OF_TIME, OUT_OF_MEMORY -> word = "unknown";
      }
    }
    return word;
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

  /** Builds the list; operations of unknown outcome get no return and no claim to be taken. */
  private void link(List<Keyed.Entry<C>> entries) {
    List<Node<C>> nodes = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      Keyed.Entry<C> entry = entries.get(i);
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
    final Keyed.Entry<C> entry;
    final int number;
    final boolean isReturn;
    Node<C> match;
    Node<C> previous;
    Node<C> next;

    Node(Keyed.Entry<C> entry, int number, boolean isReturn) {
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

  /**
   * The operations on one key, in order of invocation. Failed ones are left out: they did not
   * happen.
   *
   * @param key what they have in common
   * @param entries the operations
   */
  private record Keyed<C>(Object key, List<Keyed.Entry<C>> entries) {

    /**
     * An operation to place.
     *
     * @param call as the specification reads it
     * @param invoked index of its invocation in the history
     * @param returned index of its {@code ok}, or {@link History#NONE} if its outcome is unknown,
     *     in which case it may be placed anywhere after its invocation, or nowhere
     */
    record Entry<C>(C call, int invoked, int returned) {
      boolean mustHappen() {
        return returned != History.NONE;
      }
    }

    List<C> calls() {
      return entries.stream().map(Entry::call).toList();
    }

    static <C> Collection<Keyed<C>> split(History history, SequentialSpec<?, C> spec) {
      Map<Object, Keyed<C>> partitions = new LinkedHashMap<>();
      for (Operation operation : history.operations()) {
        switch (operation.outcome()) {
          case OK -> add(operation, operation.completion().index(), spec, partitions);
          case INFO -> add(operation, History.NONE, spec, partitions);
          case FAIL, INVOKE -> {}
        }
      }
      return partitions.values();
    }

    private static <C> void add(
        Operation operation,
        int returned,
        SequentialSpec<?, C> spec,
        Map<Object, Keyed<C>> partitions) {
      C call = spec.call(operation);
      if (call != null) {
        partitions
            .computeIfAbsent(spec.key(call), key -> new Keyed<>(key, new ArrayList<>()))
            .entries()
            .add(new Entry<>(call, operation.index(), returned));
      }
    }
  }
}
