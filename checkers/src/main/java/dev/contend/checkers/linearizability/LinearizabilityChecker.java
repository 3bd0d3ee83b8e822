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
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/**
 * Judges whether a history is linearizable with regard to a sequential specification, each key by
 * itself.
 *
 * <p>Cost: time and memory grow with the number of operations where few of them overlap, and
 * exponentially with how many do, operations of unknown outcome above all. The time limit and a
 * limit on memory are honoured: what is not decided by then is unknown.
 */
public final class LinearizabilityChecker<S, C> implements Checker {
  private static final String ANOMALY = "not-linearizable";
  private static final int BYTES_OF_A_CONFIGURATION = 256;
  private static final int MOST_CANDIDATES_SHOWN = 8;

  private final SequentialSpec<S, C> spec;

  public LinearizabilityChecker(SequentialSpec<S, C> spec) {
    this.spec = Objects.requireNonNull(spec, "spec");
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
      return check(history, Partition.split(history, spec), deadline);
    } catch (UnjudgeableException e) {
      return new Verdict.Unknown(e.getMessage());
    }
  }

  private Verdict check(History history, Collection<Partition<C>> partitions, long deadline) {
    List<Anomaly> anomalies = new ArrayList<>();
    List<String> undecided = new ArrayList<>();
    long operations = 0;
    long configurations = 0;
    for (Partition<C> partition : partitions) {
      operations += partition.entries().size();
      Search<S, C> search = new Search<>(spec, partition, deadline, mostConfigurations());
      switch (search.run()) {
        case LINEARIZABLE -> {}
        case NOT_LINEARIZABLE -> anomalies.add(anomaly(history, partition.key(), search.deadEnd()));
        case OUT_OF_TIME -> undecided.add(gaveUp(partition, search, "the time limit"));
        case OUT_OF_MEMORY -> undecided.add(gaveUp(partition, search, "the memory limit"));
      }
      configurations += search.configurations();
    }
    String coverage =
        "%,d operations on %,d keys, %,d configurations"
            .formatted(operations, partitions.size(), configurations);
    if (!anomalies.isEmpty() || undecided.isEmpty()) {
      return Verdict.of(coverage, anomalies);
    }
    return new Verdict.Unknown(coverage + "; " + String.join("; ", undecided));
  }

  private static int mostConfigurations() {
    long share = Runtime.getRuntime().maxMemory() / 2 / BYTES_OF_A_CONFIGURATION;
    return (int) Math.min(share, Integer.MAX_VALUE / 2);
  }

  private String gaveUp(Partition<C> partition, Search<S, C> search, String limit) {
    return "gave up at %s on key %s with %,d of %,d operations placed"
        .formatted(
            limit,
            EdnWriter.toString(partition.key()),
            search.longest(),
            partition.entries().size());
  }

  private Anomaly anomaly(History history, Object key, Search.DeadEnd<S, C> end) {
    List<Integer> evidence = new ArrayList<>();
    StringBuilder message = new StringBuilder();
    message.append(
        "Key %s: no order of the operations gives the answers that were given. The longest that was found places %,d of them and leaves %s. There %s had to come next or earlier, because it returned; but "
            .formatted(
                EdnWriter.toString(key),
                end.taken(),
                spec.describe(end.state()),
                words(history.operation(end.stuck().invoked()))));
    List<String> reasons = new ArrayList<>();
    evidence.add(end.stuck().invoked());
    reasons.add(reason(end.state(), end.stuck(), "it"));
    for (Partition.Entry<C> open : end.open()) {
      if (open != end.stuck() && reasons.size() <= MOST_CANDIDATES_SHOWN) {
        evidence.add(open.invoked());
        reasons.add(reason(end.state(), open, words(history.operation(open.invoked()))));
      }
    }
    message.append(String.join("; ", reasons)).append('.');
    return new Anomaly(ANOMALY, message.toString(), evidence);
  }

  private String reason(S state, Partition.Entry<C> entry, String who) {
    return spec.step(state, entry.call()) instanceof Step.Refused<S> refused
        ? who + " is refused: " + refused.reason()
        : who + " leads to nothing that explains the rest";
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
