package dev.contend.checkers.transactions;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.transactions.levels.AnomalyType;
import dev.contend.checkers.transactions.levels.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether a history keeps the level that its database promises, which may be less than that
 * by which it is judged.
 */
record Promise(Level level) {

  /**
   * A verdict that says so too.
   *
   * @param anomalies at least one of each type that was found
   * @param undecided what was not searched to its end
   */
  Verdict of(String coverage, List<Anomaly> anomalies, Set<AnomalyType> undecided) {
    Optional<Anomaly> first = anomalies.stream().filter(this::excludes).findFirst();
    if (first.isPresent()) {
      List<Anomaly> all = new ArrayList<>(anomalies);
      all.add(broken(first.get()));
      return new Verdict.Invalid(
          "%s; the database promises %s, and did not keep it".formatted(coverage, level), all);
    }
    boolean searched = undecided.stream().noneMatch(level.excluded()::contains);
    return new Verdict.Invalid(
        "%s; the database promises %s, which it %s"
            .formatted(coverage, level, searched ? "kept here" : "may have kept: see the limit"),
        anomalies);
  }

  private boolean excludes(Anomaly anomaly) {
    return level.excluded().stream().anyMatch(type -> type.label().equals(anomaly.kind()));
  }

  private Anomaly broken(Anomaly anomaly) {
    return new Anomaly(
        TransactionChecker.BROKEN_PROMISE,
        "The database promises %s here, which excludes %s: %s"
            .formatted(level, anomaly.kind(), anomaly.message()),
        anomaly.operations(),
        anomaly.explanation());
  }
}
