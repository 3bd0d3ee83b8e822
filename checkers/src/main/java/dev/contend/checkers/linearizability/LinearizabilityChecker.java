package dev.contend.checkers.linearizability;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.History;
import dev.contend.checkers.parallel.Parallel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
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
  private static final Duration TIME_TO_EXPLAIN = Duration.ofSeconds(1);
  private static final int MOST_SHOWN = 8;
  private static final int TOO_FEW_FOR_THREADS = 2_000;

  private final SequentialSpec<S, C> spec;
  private final Duration timeToExplain;

  /** One that takes up to a second to make its evidence small. */
  public LinearizabilityChecker(SequentialSpec<S, C> spec) {
    this(spec, TIME_TO_EXPLAIN);
  }

  /**
   * One that takes its time to explain.
   *
   * @param timeToExplain how long to look for small evidence at most, of all keys together, within
   *     the limits of a check; with zero an anomaly has no {@link Anomaly#explanation}, only a
   *     message
   */
  public LinearizabilityChecker(SequentialSpec<S, C> spec, Duration timeToExplain) {
    this.spec = Objects.requireNonNull(spec, "spec");
    this.timeToExplain = Objects.requireNonNull(timeToExplain, "timeToExplain");
  }

  /** The same that searches whatever the history is, to compare what needs no search with it. */
  public LinearizabilityChecker<S, C> searching() {
    return new LinearizabilityChecker<>(new OnlySteps<>(spec), timeToExplain);
  }

  /** The same whose anomalies have a message and no {@link Anomaly#explanation}. */
  public LinearizabilityChecker<S, C> brief() {
    return new LinearizabilityChecker<>(spec, Duration.ZERO);
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
    List<Partition<C>> partitions;
    List<Decision<S, C>> decisions;
    try {
      Optional<String> silent = spec.silentOn(history);
      if (silent.isPresent()) {
        return new Verdict.Valid("not asked: " + silent.get());
      }
      partitions = Partition.split(history, spec, deadline);
      decisions = decide(partitions, deadline, limits.memory());
    } catch (UnjudgeableException e) {
      return new Verdict.Unknown(e.getMessage());
    } catch (OutOfMemoryError e) {
      return new Verdict.Unknown("gave up with a full heap before anything could be searched");
    }
    return verdict(history, partitions, decisions, limits);
  }

  /** Of each partition what was found; the smallest are searched first. */
  private List<Decision<S, C>> decide(List<Partition<C>> partitions, long deadline, long memory) {
    List<Decision<S, C>> decisions = new ArrayList<>();
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
      History history,
      List<Partition<C>> partitions,
      List<Decision<S, C>> decisions,
      Limits limits) {
    List<Integer> refuted = new ArrayList<>();
    List<String> undecided = new ArrayList<>();
    long operations = 0;
    long configurations = 0;
    for (int i = 0; i < partitions.size(); i++) {
      Partition<C> partition = partitions.get(i);
      Decision<S, C> decision = decisions.get(i);
      operations += partition.size();
      configurations += decision.configurations();
      switch (decision.end()) {
        case LINEARIZABLE -> {}
        case NOT_LINEARIZABLE -> refuted.add(i);
        case OUT_OF_TIME, STUCK -> undecided.add(gaveUp(partition, decision, "the time limit"));
        case OUT_OF_MEMORY -> undecided.add(gaveUp(partition, decision, "the memory limit"));
      }
    }
    String coverage =
        "%,d operations on %,d keys, %,d configurations"
            .formatted(operations, partitions.size(), configurations);
    if (!refuted.isEmpty() || undecided.isEmpty()) {
      return Verdict.of(coverage, explain(history, partitions, decisions, refuted, limits));
    }
    return new Verdict.Unknown(coverage + "; " + shown(undecided, "; ", "keys"));
  }

  private List<Anomaly> explain(
      History history,
      List<Partition<C>> partitions,
      List<Decision<S, C>> decisions,
      List<Integer> refuted,
      Limits limits) {
    Explainer<S, C> explainer = new Explainer<>(spec, history);
    long time = Math.min(limits.time().toNanos(), timeToExplain.toNanos());
    long deadline = System.nanoTime() + time;
    List<Anomaly> anomalies = new ArrayList<>();
    for (int i : refuted) {
      long left = Math.max(0, deadline - System.nanoTime());
      long share = left / Math.min(MOST_SHOWN, refuted.size() - anomalies.size());
      anomalies.add(
          share == 0
              ? explainer.brief(partitions.get(i), decisions.get(i))
              : explainer.anomaly(partitions.get(i), decisions.get(i), share, limits.memory()));
    }
    return anomalies;
  }

  /**
   * Looks for an order of the operations on each key.
   *
   * @return the orders, or empty if there is a key for which none was found within the limits, or
   *     if the specification is silent on this history
   */
  public Optional<List<Linearization>> linearizations(History history, Limits limits) {
    long deadline = limits.deadline();
    if (spec.silentOn(history).isPresent()) {
      return Optional.empty();
    }
    List<Linearization> orders = new ArrayList<>();
    for (Partition<C> partition : Partition.split(history, spec, deadline)) {
      S initial = spec.initial(partition.key(), partition.calls());
      Search<S, C> search = new Search<>(spec, partition, deadline, limits.memory());
      if (search.begin(initial).run(Long.MAX_VALUE) != Search.End.LINEARIZABLE) {
        return Optional.empty();
      }
      List<Integer> order = new ArrayList<>();
      for (int place : search.linearization(initial)) {
        order.add(partition.invoked()[place]);
      }
      orders.add(new Linearization(partition.key(), order));
    }
    return Optional.of(orders);
  }

  private static String shown(List<String> parts, String separator, String what) {
    String some = String.join(separator, parts.subList(0, Math.min(parts.size(), MOST_SHOWN)));
    int more = parts.size() - MOST_SHOWN;
    return more > 0 ? "%s%sand %,d more %s".formatted(some, separator, more, what) : some;
  }

  private String gaveUp(Partition<C> partition, Decision<S, C> decision, String limit) {
    return "gave up at %s%s with %,d of %,d operations placed"
        .formatted(
            limit,
            partition.key() == null ? "" : " on key " + EdnWriter.toString(partition.key()),
            decision.placed(),
            partition.size());
  }
}
