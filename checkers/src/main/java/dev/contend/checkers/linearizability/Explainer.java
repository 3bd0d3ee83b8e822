package dev.contend.checkers.linearizability;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Clauses;
import dev.contend.checkers.NoOrder;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says why a partition has no order: see {@link NoOrder}. */
final class Explainer<S, C> {
  private static final String ANOMALY = "not-linearizable";
  private static final int MOST_STATES = 20;
  private static final int MOST_REFUSALS = 100;

  private final SequentialSpec<S, C> spec;
  private final History history;

  Explainer(SequentialSpec<S, C> spec, History history) {
    this.spec = spec;
    this.history = history;
  }

  /**
   * Explains what was found.
   *
   * @param time nanoseconds to make it small in
   * @param memory bytes
   */
  Anomaly anomaly(Partition<C> partition, Decision<S, C> decision, long time, long memory) {
    try {
      return small(partition, decision, System.nanoTime() + time, memory);
    } catch (OutOfMemoryError e) {
      return brief(partition, decision);
    }
  }

  private Anomaly small(
      Partition<C> partition, Decision<S, C> decision, long deadline, long memory) {
    Part<S, C> part = new Part<>(spec, partition, history);
    Shrinker.Result small =
        new Shrinker<>(spec, partition, part, deadline, memory).shrink(decision.placed());
    List<Integer> certain = new ArrayList<>();
    List<Integer> possible = new ArrayList<>();
    for (int place = 0; place < partition.size(); place++) {
      if (part.certain(place, small.relaxed(), small.end())) {
        certain.add(partition.invoked()[place]);
      } else if (part.possible(place, small.relaxed(), small.end())) {
        possible.add(partition.invoked()[place]);
      }
    }
    Partition<C> remains = part.of(small.relaxed(), small.end());
    Search<S, C> search = new Search<>(spec, remains, deadline, memory);
    search.begin(spec.initial(remains.key(), remains.calls()));
    boolean searched = search.run(Long.MAX_VALUE) == Search.End.NOT_LINEARIZABLE;
    Refusals<S, C> refusals =
        searched
            ? new Refusals<>(spec, remains, search.deadEnd())
            : new Refusals<>(spec, decision.searched(), decision.deadEnd());
    int stuck = refusals.areKnown() ? refusals.stuck() : history.partner(small.end());
    Set<String> states = refusals.states();
    NoOrder why =
        new NoOrder(
            partition.key() == null ? null : EdnWriter.toString(partition.key()),
            partition.size(),
            certain,
            possible,
            small.minimal(),
            stuck,
            history.partner(stuck),
            states.stream().limit(MOST_STATES).toList(),
            Math.max(0, states.size() - MOST_STATES),
            refusals.all(MOST_REFUSALS));
    Set<Integer> operations = new LinkedHashSet<>(List.of(stuck));
    operations.addAll(certain);
    return new Anomaly(
        ANOMALY,
        message(
            partition,
            certain.size() == partition.size() ? "" : part(certain.size(), possible.size()),
            refusals),
        List.copyOf(operations),
        why);
  }

  private static String part(int certain, int possible) {
    String show =
        certain == 1 ? "; 1 of them shows it" : "; %,d of them show it".formatted(certain);
    String others = possible == 1 ? "1 other" : "%,d others".formatted(possible);
    return possible == 0 ? show : show + ", whether or not " + others + " happened";
  }

  /** Says it without a search for a small part, and why the one operation has no place. */
  Anomaly brief(Partition<C> partition, Decision<S, C> decision) {
    Refusals<S, C> refusals = new Refusals<>(spec, decision.searched(), decision.deadEnd());
    return new Anomaly(
        ANOMALY,
        message(partition, "", refusals),
        refusals.areKnown() ? List.of(refusals.stuck()) : List.of());
  }

  private String message(Partition<C> partition, String part, Refusals<S, C> refusals) {
    String key = partition.key() == null ? "" : " on key %s".formatted(value(partition.key()));
    String none =
        "No order of the %s%s gives the answers that were given%s."
            .formatted(
                partition.size() == 1
                    ? "one operation"
                    : "%,d operations".formatted(partition.size()),
                key,
                part);
    return refusals.areKnown()
        ? "%s %s has no place: in every order of what could come before it, it is %s."
            .formatted(none, words(history.operation(refusals.stuck())), refusals.reason())
        : none;
  }

  /** {@code Operation 75 (process 12, read → 3)}: one that returned. */
  private static String words(Operation operation) {
    StringBuilder call = new StringBuilder(operation.f().name());
    if (operation.input() != null) {
      call.append(' ').append(value(operation.input()));
    }
    if (operation.input() == null || operation.output() != null) {
      call.append(" → ").append(value(operation.output()));
    }
    return "Operation %d (process %d, %s)".formatted(operation.index(), operation.process(), call);
  }

  private static String value(Object value) {
    return Clauses.shortened(EdnWriter.toString(value));
  }
}
