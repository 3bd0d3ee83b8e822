package dev.contend.checkers.linearizability;

import dev.contend.checkers.Clauses;
import dev.contend.checkers.NoOrder;
import dev.contend.checkers.history.History;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Why at a dead end no operation helps. Those that are alike, in what they do and in whether they
 * returned, are spoken of together.
 */
final class Refusals<S, C> {
  private static final String REFUSED = "refused, since ";

  private final SequentialSpec<S, C> spec;
  private final Partition<C> partition;
  private final DeadEnd<S> end;

  /**
   * @param end null if it is not known; then there is nothing to say
   */
  Refusals(SequentialSpec<S, C> spec, Partition<C> partition, DeadEnd<S> end) {
    this.spec = spec;
    this.partition = partition;
    this.end = end;
  }

  boolean areKnown() {
    return end != null;
  }

  /** The operation that had to come next, by the index of its invocation. */
  int stuck() {
    return partition.invoked()[end.stuck()];
  }

  /** In words, all states that are possible there. */
  Set<String> states() {
    Set<String> states = inOrder();
    if (areKnown()) {
      end.configurations().forEach(one -> states.add(spec.describe(one.state())));
    }
    return states;
  }

  /** Why the operation that had to come next could not. */
  String reason() {
    return reason(end.stuck());
  }

  /**
   * Of all that could have come next.
   *
   * @param most of how many kinds of operations to speak
   */
  List<NoOrder.Refusal> all(int most) {
    List<NoOrder.Refusal> refusals = new ArrayList<>();
    if (areKnown()) {
      refusals.add(refusal(List.of(end.stuck())));
      alike(open()).values().stream().limit(most).map(this::refusal).forEach(refusals::add);
      alike(unknown()).values().stream()
          .limit(Math.max(0, most - refusals.size()))
          .map(this::refusal)
          .forEach(refusals::add);
    }
    return refusals;
  }

  private NoOrder.Refusal refusal(List<Integer> places) {
    int place = places.get(0);
    return new NoOrder.Refusal(
        places.stream().map(one -> partition.invoked()[one]).toList(),
        answered(place) ? reason(place) : reasonOfUnknown(places));
  }

  private boolean answered(int place) {
    return partition.returned()[place] != History.NONE;
  }

  /** The other operations that returned later and are not in every order that comes so far. */
  private Set<Integer> open() {
    Set<Integer> open = new LinkedHashSet<>();
    for (DeadEnd.Configuration<S> one : end.configurations()) {
      for (int place : one.left()) {
        open.add(place);
      }
    }
    open.remove(end.stuck());
    return open;
  }

  /** The operations of unknown outcome that were invoked by then and can change anything. */
  private List<Integer> unknown() {
    List<Integer> unknown = new ArrayList<>();
    int last = partition.returned()[end.stuck()];
    for (int place = 0; place < partition.size() && partition.invoked()[place] < last; place++) {
      if (!answered(place) && !spec.isPure(partition.call(place))) {
        unknown.add(place);
      }
    }
    return unknown;
  }

  private Map<Integer, List<Integer>> alike(Iterable<Integer> places) {
    Map<Integer, List<Integer>> alike = new LinkedHashMap<>();
    for (int place : places) {
      alike.computeIfAbsent(partition.kind()[place], kind -> new ArrayList<>()).add(place);
    }
    return alike;
  }

  private String reason(int place) {
    Set<S> states = new LinkedHashSet<>();
    for (DeadEnd.Configuration<S> one : end.configurations()) {
      for (int left : one.left()) {
        if (left == place) {
          states.add(one.state());
        }
      }
    }
    return after(states, partition.call(place));
  }

  private String reasonOfUnknown(List<Integer> places) {
    int kind = partition.kind()[places.get(0)];
    Set<S> states = new LinkedHashSet<>();
    for (DeadEnd.Configuration<S> one : end.configurations()) {
      if (one.taken(kind) < places.size()) {
        states.add(one.state());
      }
    }
    return states.isEmpty()
        ? "placed before already, in every order that comes so far"
        : after(states, partition.kinds().get(kind));
  }

  /** Of numbers and the like the smallest first. */
  private static Set<String> inOrder() {
    return new TreeSet<>(
        Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
  }

  private String after(Set<S> states, C call) {
    Set<String> reasons = inOrder();
    Set<String> next = inOrder();
    for (S state : states) {
      Step<S> step = spec.step(state, call);
      if (step instanceof Step.Next<S> possible) {
        next.add(spec.describe(possible.state()));
      } else {
        reasons.add(((Step.Refused<S>) step).reason());
      }
    }
    return next.isEmpty()
        ? REFUSED + Clauses.anyOf(reasons, 0, "reasons")
        : "could come next, which leads to: " + Clauses.anyOf(next, 0, "states");
  }
}
