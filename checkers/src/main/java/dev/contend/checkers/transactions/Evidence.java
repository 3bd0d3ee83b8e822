package dev.contend.checkers.transactions;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.transactions.cycles.Cycle;
import dev.contend.checkers.transactions.cycles.CycleSearch;
import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.graph.Graph;
import dev.contend.checkers.transactions.inference.Finding;
import dev.contend.checkers.transactions.inference.Inference;
import dev.contend.checkers.transactions.inference.Orders;
import dev.contend.checkers.transactions.levels.AnomalyType;
import dev.contend.checkers.transactions.levels.Level;
import dev.contend.checkers.transactions.levels.RuledOut;
import dev.contend.checkers.transactions.txn.Transactions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Makes a verdict of all that was found, and says it in words. */
final class Evidence {
  private static final int MOST_CYCLES_OF_A_TYPE = 10;
  private static final int MOST_STEPS = 12;

  private final Inference inference;
  private final Transactions transactions;
  private final Graph graph;
  private final CycleSearch.Result search;
  private final Map<AnomalyType, Integer> counts;

  Evidence(Inference inference, Graph graph, CycleSearch.Result search) {
    this.inference = inference;
    transactions = inference.transactions();
    this.graph = graph;
    this.search = search;
    counts = inference.findings().counts();
    search.cycles().forEach(cycle -> counts.merge(cycle.type(), 1, Integer::sum));
  }

  Isolation judge(Level level) {
    return new Isolation(verdict(level), counts, RuledOut.by(counts.keySet()), search.cycles());
  }

  private Verdict verdict(Level level) {
    Set<AnomalyType> excluded = level.excluded();
    List<Anomaly> anomalies = anomalies(excluded);
    if (!anomalies.isEmpty()) {
      return new Verdict.Invalid(coverage(level), anomalies);
    }
    Set<AnomalyType> undecided = EnumSet.noneOf(AnomalyType.class);
    undecided.addAll(search.undecided());
    undecided.retainAll(excluded);
    if (!undecided.isEmpty()) {
      return new Verdict.Unknown(
          "%s; gave up at the time limit looking for %s"
              .formatted(coverage(level), words(undecided)));
    }
    return graph.edges() == 0
        ? new Verdict.Unknown(
            coverage(level)
                + "; no transaction depends on another, so there is nothing to judge by")
        : new Verdict.Valid(coverage(level));
  }

  private List<Anomaly> anomalies(Set<AnomalyType> excluded) {
    List<Anomaly> anomalies = new ArrayList<>();
    for (Finding finding : inference.findings().kept()) {
      if (excluded.contains(finding.type())) {
        anomalies.add(
            new Anomaly(
                finding.type().label(),
                finding.message(),
                Arrays.stream(finding.transactions()).map(transactions::invoked).boxed().toList()));
      }
    }
    Map<AnomalyType, Integer> told = new EnumMap<>(AnomalyType.class);
    for (Cycle cycle : search.cycles()) {
      if (excluded.contains(cycle.type())
          && told.merge(cycle.type(), 1, Integer::sum) <= MOST_CYCLES_OF_A_TYPE) {
        anomalies.add(
            new Anomaly(
                cycle.type().label(),
                message(cycle),
                cycle.transactions().stream().map(transactions::invoked).toList()));
      }
    }
    return anomalies;
  }

  private String message(Cycle cycle) {
    List<String> reasons = new ArrayList<>();
    for (Cycle.Step step : cycle.steps().subList(0, Math.min(MOST_STEPS, cycle.steps().size()))) {
      reasons.add("%s (%s)".formatted(reason(step), step.why()));
    }
    int more = cycle.steps().size() - reasons.size();
    return "%s%s: so each of them comes before itself."
        .formatted(
            String.join("; ", reasons), more > 0 ? "; and %,d steps more".formatted(more) : "");
  }

  private String reason(Cycle.Step step) {
    boolean order = step.why() == Dependency.PROCESS || step.why() == Dependency.REALTIME;
    return order
        ? Orders.reason(transactions, step.from(), step.to(), step.why())
        : inference.reason(step.from(), step.to(), step.why());
  }

  /** How much was looked at, and what it shows. */
  private String coverage(Level level) {
    List<String> parts = new ArrayList<>();
    long ok = IntStream.range(0, transactions.size()).filter(transactions::ok).count();
    long failed = IntStream.range(0, transactions.size()).filter(transactions::failed).count();
    parts.add(
        "%,d transactions (%,d ok, %,d failed, %,d unknown) with %,d operations on %,d keys"
            .formatted(
                transactions.size(),
                ok,
                failed,
                transactions.size() - ok - failed,
                transactions.operations(),
                transactions.keys()));
    parts.add(
        "dependencies: "
            + Arrays.stream(Dependency.values())
                .map(why -> "%,d %s".formatted(graph.count(why), why))
                .collect(Collectors.joining(", ")));
    parts.add(
        search.components() == 0
            ? "no cycles"
            : "%,d components with cycles, the largest of %,d transactions"
                .formatted(search.components(), search.largest()));
    if (!inference.unknown().isEmpty()) {
      parts.add("not known: " + inference.unknown());
    }
    if (!counts.isEmpty()) {
      parts.add(found(level));
    }
    return String.join("; ", parts);
  }

  private String found(Level level) {
    RuledOut ruledOut = RuledOut.by(counts.keySet());
    return "found %s, which rule out %s and all that include it; so this is %s %s"
        .formatted(
            new EnumMap<>(counts)
                .entrySet().stream()
                    .map(one -> "%,d %s".formatted(one.getValue(), one.getKey()))
                    .collect(Collectors.joining(", ")),
            words(ruledOut.weakest()),
            ruledOut.contains(level) ? "not" : "not known not to be",
            level);
  }

  private static String words(Iterable<?> things) {
    List<String> words = new ArrayList<>();
    things.forEach(thing -> words.add(thing.toString()));
    return String.join(", ", words);
  }
}
