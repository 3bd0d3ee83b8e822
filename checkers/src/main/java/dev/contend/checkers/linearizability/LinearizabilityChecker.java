package dev.contend.checkers.linearizability;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Judges whether a history is linearizable with regard to a sequential specification, each key by
 * itself.
 *
 * <p>Cost: time and memory grow with the number of operations where few of them overlap, and
 * exponentially with how many do, operations of unknown outcome above all. Both limits are
 * honoured: what is not decided by then is unknown.
 */
public final class LinearizabilityChecker<S, C> implements Checker {
  private static final String ANOMALY = "not-linearizable";
  private static final int MOST_SHOWN = 8;
  private static final int TOO_FEW_FOR_THREADS = 2_000;

  private final SequentialSpec<S, C> spec;

  public LinearizabilityChecker(SequentialSpec<S, C> spec) {
    this.spec = Objects.requireNonNull(spec, "spec");
  }

  /** What it judges by, for a second opinion. */
  public SequentialSpec<S, C> spec() {
    return spec;
  }

  @Override
  public String name() {
    return "linearizability";
  }

  @Override
  public Verdict check(History history, Limits limits) {
    long deadline = limits.deadline();
    if (history.operations().isEmpty()) {
      return new Verdict.Unknown("the history has no operations");
    }
    try {
      List<Partition<C>> partitions = Partition.split(history, spec, deadline);
      return verdict(history, partitions, decide(partitions, deadline, limits.memory()));
    } catch (UnjudgeableException e) {
      return new Verdict.Unknown(e.getMessage());
    }
  }

  /** Of each partition what was found; the smallest are searched first. */
  private List<Decision<S>> decide(List<Partition<C>> partitions, long deadline, long memory) {
    List<Decision<S>> decisions = new ArrayList<>();
    partitions.forEach(partition -> decisions.add(null));
    int[] bySize =
        IntStream.range(0, partitions.size())
            .boxed()
            .sorted(Comparator.comparingInt(i -> partitions.get(i).size()))
            .mapToInt(Integer::intValue)
            .toArray();
    int operations = partitions.stream().mapToInt(Partition::size).sum();
    int workers = operations < TOO_FEW_FOR_THREADS ? 1 : Parallel.workers(partitions.size());
    Parallel.forEach(
        partitions.size(),
        workers,
        i -> {
          int number = bySize[i];
          decisions.set(
              number, Decision.of(spec, partitions.get(number), deadline, memory / workers));
        });
    return decisions;
  }

  private Verdict verdict(
      History history, List<Partition<C>> partitions, List<Decision<S>> decisions) {
    List<Anomaly> anomalies = new ArrayList<>();
    List<String> undecided = new ArrayList<>();
    long operations = 0;
    long configurations = 0;
    for (int i = 0; i < partitions.size(); i++) {
      Partition<C> partition = partitions.get(i);
      Decision<S> decision = decisions.get(i);
      operations += partition.size();
      configurations += decision.configurations();
      switch (decision.end()) {
        case LINEARIZABLE -> {}
        case NOT_LINEARIZABLE -> anomalies.add(anomaly(history, partition, decision.deadEnd()));
        case OUT_OF_TIME -> undecided.add(gaveUp(partition, decision, "the time limit"));
        case OUT_OF_MEMORY -> undecided.add(gaveUp(partition, decision, "the memory limit"));
      }
    }
    String coverage =
        "%,d operations on %,d keys, %,d configurations"
            .formatted(operations, partitions.size(), configurations);
    if (!anomalies.isEmpty() || undecided.isEmpty()) {
      return Verdict.of(coverage, anomalies);
    }
    return new Verdict.Unknown(coverage + "; " + shown(undecided, "; ", "keys"));
  }

  private static String shown(List<String> parts, String separator, String what) {
    String some = String.join(separator, parts.subList(0, Math.min(parts.size(), MOST_SHOWN)));
    int more = parts.size() - MOST_SHOWN;
    return more > 0 ? "%s%sand %,d more %s".formatted(some, separator, more, what) : some;
  }

  private String gaveUp(Partition<C> partition, Decision<S> decision, String limit) {
    return "gave up at %s%s with %,d of %,d operations placed"
        .formatted(
            limit,
            partition.key() == null ? "" : " on key " + EdnWriter.toString(partition.key()),
            decision.placed(),
            partition.size());
  }

  private Anomaly anomaly(History history, Partition<C> partition, DeadEnd<S> end) {
    Set<String> states = new LinkedHashSet<>();
    end.configurations().forEach(one -> states.add(spec.describe(one.state())));
    Set<Integer> open = new LinkedHashSet<>(List.of(end.stuck()));
    end.configurations().forEach(one -> Arrays.stream(one.left()).forEach(open::add));
    List<Integer> evidence = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    for (int operation : open) {
      evidence.add(partition.invoked()[operation]);
      String who =
          operation == end.stuck()
              ? "it"
              : words(history.operation(partition.invoked()[operation]));
      reasons.add(reason(end, partition.call(operation), who));
    }
    return new Anomaly(
        ANOMALY,
        "%sno order of the operations gives the answers that were given. After %,d of them, and with %s, %s had to come next or earlier, because it returned; but %s."
            .formatted(
                partition.key() == null ? "" : "Key " + EdnWriter.toString(partition.key()) + ": ",
                end.returned(),
                shown(List.copyOf(states), " or ", "states"),
                words(history.operation(partition.invoked()[end.stuck()])),
                shown(reasons, "; ", "operations")),
        evidence);
  }

  private String reason(DeadEnd<S> end, C call, String who) {
    for (DeadEnd.Configuration<S> one : end.configurations()) {
      if (spec.step(one.state(), call) instanceof Step.Refused<S> refused) {
        return who + " is refused: " + refused.reason();
      }
    }
    return who + " leads to nothing that explains the rest";
  }

  private static String words(Operation operation) {
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
