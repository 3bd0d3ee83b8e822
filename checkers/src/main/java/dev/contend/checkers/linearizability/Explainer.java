package dev.contend.checkers.linearizability;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Explanation;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Says why a partition has no order: see {@link Explanation}. */
final class Explainer<S, C> {
  private static final String ANOMALY = "not-linearizable";
  private static final int MOST_STATES = 20;
  private static final int MOST_REFUSALS = 100;
  private static final int MOST_IN_A_MESSAGE = 8;

  private final SequentialSpec<S, C> spec;
  private final History history;

  Explainer(SequentialSpec<S, C> spec, History history) {
    this.spec = spec;
    this.history = history;
  }

  /**
   * Explains what was found.
   *
   * @param deadline by which to have made it small, on the clock of {@link System#nanoTime()}
   * @param memory bytes
   */
  Anomaly anomaly(Partition<C> partition, Decision<S, C> decision, long deadline, long memory) {
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
    if (!searched && decision.deadEnd() == null) {
      return withoutDeadEnd(partition);
    }
    Explanation why =
        explanation(
            partition,
            certain,
            possible,
            small.minimal(),
            searched ? remains : decision.searched(),
            searched ? search.deadEnd() : decision.deadEnd(),
            MOST_REFUSALS);
    List<Integer> operations = new ArrayList<>(certain);
    operations.remove((Integer) why.stuck());
    operations.add(0, why.stuck());
    return new Anomaly(ANOMALY, message(why), operations, why);
  }

  /** Says it without a search for a small part, and why the one operation has no place. */
  Anomaly brief(Partition<C> partition, Decision<S, C> decision) {
    if (decision.deadEnd() == null) {
      return withoutDeadEnd(partition);
    }
    Explanation why =
        explanation(
            partition, List.of(), List.of(), false, decision.searched(), decision.deadEnd(), 1);
    return new Anomaly(
        ANOMALY,
        message(why),
        why.refusals().stream().map(Explanation.Refusal::operation).toList());
  }

  /** It is certain that there is no order, but there was no time to find out where none goes on. */
  private static <C> Anomaly withoutDeadEnd(Partition<C> partition) {
    return new Anomaly(
        ANOMALY,
        "%sno order of the operations gives the answers that were given."
            .formatted(on(partition.key())),
        List.of());
  }

  private static String on(Object key) {
    return key == null ? "" : "Key " + EdnWriter.toString(key) + ": ";
  }

  private Explanation explanation(
      Partition<C> partition,
      List<Integer> certain,
      List<Integer> possible,
      boolean minimal,
      Partition<C> searched,
      DeadEnd<S> end,
      int mostRefusals) {
    Set<String> states = new LinkedHashSet<>();
    end.configurations().forEach(one -> states.add(spec.describe(one.state())));
    return new Explanation(
        partition.key() == null ? null : EdnWriter.toString(partition.key()),
        partition.size(),
        certain,
        possible,
        minimal,
        searched.invoked()[end.stuck()],
        searched.returned()[end.stuck()],
        states.stream().limit(MOST_STATES).toList(),
        Math.max(0, states.size() - MOST_STATES),
        refusals(searched, end, mostRefusals));
  }

  /** Of the operations that could come next, but the first that are too many. */
  private List<Explanation.Refusal> refusals(Partition<C> searched, DeadEnd<S> end, int most) {
    Set<Integer> candidates = new LinkedHashSet<>(List.of(end.stuck()));
    for (DeadEnd.Configuration<S> one : end.configurations()) {
      Arrays.stream(one.left()).forEach(candidates::add);
    }
    for (int place = 0; place < searched.size(); place++) {
      if (searched.returned()[place] == History.NONE
          && searched.invoked()[place] < searched.returned()[end.stuck()]) {
        candidates.add(place);
      }
    }
    return candidates.stream()
        .limit(most)
        .map(
            place ->
                new Explanation.Refusal(searched.invoked()[place], reason(searched, end, place)))
        .toList();
  }

  private String reason(Partition<C> searched, DeadEnd<S> end, int place) {
    boolean certain = searched.returned()[place] != History.NONE;
    Set<String> reasons = new LinkedHashSet<>();
    for (DeadEnd.Configuration<S> one : end.configurations()) {
      if (certain && Arrays.stream(one.left()).noneMatch(left -> left == place)) {
        continue;
      }
      if (!(spec.step(one.state(), searched.call(place)) instanceof Step.Refused<S> refused)) {
        return "can come next, but makes no place for the other";
      }
      reasons.add(refused.reason());
    }
    return "is refused: " + some(List.copyOf(reasons), " or ", "reasons");
  }

  private String message(Explanation why) {
    List<String> reasons = new ArrayList<>();
    for (Explanation.Refusal refusal : why.refusals()) {
      boolean stuck = refusal.operation() == why.stuck();
      reasons.add((stuck ? "it" : words(refusal.operation())) + " " + refusal.reason());
    }
    List<String> states = new ArrayList<>(why.states());
    return "%sno order of the operations gives the answers that were given. %sWhen %s returned, the state was %s, and it had to have a place; but %s."
        .formatted(
            why.key() == null ? "" : "Key " + why.key() + ": ",
            why.certain().isEmpty() ? "" : part(why),
            words(why.stuck()),
            some(states, " or ", "states"),
            some(reasons, "; ", "operations"));
  }

  private static String part(Explanation why) {
    String others =
        why.possible().isEmpty()
            ? ""
            : ", whether or not %,d others happened".formatted(why.possible().size());
    return "It takes %,d of the %,d operations to show it%s. "
        .formatted(why.certain().size(), why.size(), others);
  }

  private static String some(List<String> parts, String separator, String what) {
    int shown = Math.min(parts.size(), MOST_IN_A_MESSAGE);
    String text = String.join(separator, parts.subList(0, shown));
    int more = parts.size() - shown;
    return more > 0 ? "%s and %,d more %s".formatted(text, more, what) : text;
  }

  private String words(int invocation) {
    Operation operation = history.operation(invocation);
    return "operation %d (process %d, %s %s → %s)"
        .formatted(
            operation.index(),
            operation.process(),
            operation.f().name(),
            EdnWriter.toString(operation.input()),
            operation.outcome() == EventType.OK
                ? EdnWriter.toString(operation.output())
                : "unknown");
  }
}
