package dev.contend.checkers.transactions;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.transactions.cycles.Cycle;
import dev.contend.checkers.transactions.cycles.CycleSearch;
import dev.contend.checkers.transactions.graph.Graph;
import dev.contend.checkers.transactions.inference.Finding;
import dev.contend.checkers.transactions.inference.Inference;
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

/** Makes a verdict of all that was found, and says it in words. */
final class Evidence {
  private static final int MOST_CYCLES_OF_A_TYPE = 10;
  private static final int MOST_STEPS = 12;

  private final Explanations explanations;
  private final Inference inference;
  private final Transactions transactions;
  private final Graph graph;
  private final CycleSearch.Result search;
  private final Map<AnomalyType, Integer> counts;

  Evidence(History history, Inference inference, Graph graph, CycleSearch.Result search) {
    explanations = new Explanations(history, inference);
    this.inference = inference;
    transactions = inference.transactions();
    this.graph = graph;
    this.search = search;
    counts = inference.findings().counts();
    search.cycles().forEach(cycle -> counts.merge(cycle.type(), 1, Integer::sum));
  }

  /**
   * Judges.
   *
   * @param promised by the database, or null
   */
  Isolation judge(Level level, Level promised) {
    return new Isolation(
        verdict(level, promised), counts, RuledOut.by(counts.keySet()), search.cycles());
  }

  private Verdict verdict(Level level, Level promised) {
    Set<AnomalyType> excluded = level.excluded();
    List<Anomaly> anomalies = anomalies(excluded);
    if (!anomalies.isEmpty()) {
      return promised == null
          ? new Verdict.Invalid(coverage(level), anomalies)
          : new Promise(promised).of(coverage(level), anomalies, search.undecided());
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
                Arrays.stream(finding.transactions()).map(transactions::invoked).boxed().toList(),
                explanations.of(finding)));
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
                cycle.transactions().stream().map(transactions::invoked).toList(),
                explanations.of(cycle)));
      }
    }
    return anomalies;
  }

  private String message(Cycle cycle) {
    List<String> reasons = new ArrayList<>();
    for (Cycle.Step step : cycle.steps().subList(0, Math.min(MOST_STEPS, cycle.steps().size()))) {
      reasons.add("%s (%s)".formatted(explanations.reason(step), step.why()));
    }
    int more = cycle.steps().size() - reasons.size();
    return "%s%s: so each of them comes before itself."
        .formatted(
            String.join("; ", reasons), more > 0 ? "; and %,d steps more".formatted(more) : "");
  }

  /** How much was looked at, and what it shows. */
  private String coverage(Level level) {
    List<String> clauses = new Coverage(inference, graph, search).clauses();
    if (!counts.isEmpty()) {
      clauses.add(found(level));
    }
    return String.join("; ", clauses);
  }

  private String found(Level level) {
    RuledOut ruledOut = RuledOut.by(counts.keySet());
    return "found %s, which rule out %s and all that include it; so this is %s %s%s"
        .formatted(
            new EnumMap<>(counts)
                .entrySet().stream()
                    .map(one -> "%,d %s".formatted(one.getValue(), one.getKey()))
                    .collect(Collectors.joining(", ")),
            words(ruledOut.weakest()),
            ruledOut.contains(level) ? "not" : "not known not to be",
            level,
            sessions(ruledOut));
  }

  /** Where only the clock tells, a process may tell too, but that was not looked for. */
  private static String sessions(RuledOut ruledOut) {
    boolean clockOnly =
        ruledOut.contains(Level.STRONG_SERIALIZABLE)
            && !ruledOut.contains(Level.STRONG_SESSION_SERIALIZABLE);
    return clockOnly
        ? " (whether it is " + Level.STRONG_SESSION_SERIALIZABLE + ", that level tells)"
        : "";
  }

  private static String words(Iterable<?> things) {
    List<String> words = new ArrayList<>();
    things.forEach(thing -> words.add(thing.toString()));
    return String.join(", ", words);
  }
}
