package dev.contend.checkers.aftercommit;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What the invariants on single rows have in common: one anomaly for all rows that show it. */
abstract class AfterCommitInvariant implements Checker {
  private static final int MOST_SHOWN = 20;

  /** Rows that show an anomaly, each with operations that do; rows by their ids or names. */
  static final class Cases {
    private final Map<Object, List<Integer>> rows = new TreeMap<>();

    void add(Object row, List<Integer> operations) {
      rows.computeIfAbsent(row, fresh -> new ArrayList<>()).addAll(operations);
    }

    /** Adds the anomaly if there is a case. */
    void report(String kind, String message, List<Anomaly> anomalies) {
      if (!rows.isEmpty()) {
        anomalies.add(
            new Anomaly(
                kind,
                "%s: %s%s."
                    .formatted(
                        message,
                        rows.keySet().stream()
                            .limit(MOST_SHOWN)
                            .map(String::valueOf)
                            .collect(Collectors.joining(", ")),
                        rows.size() > MOST_SHOWN ? " and more, " + rows.size() + " in all" : ""),
                rows.values().stream()
                    .flatMap(List::stream)
                    .limit(MOST_SHOWN)
                    .distinct()
                    .toList()));
      }
    }
  }

  /** Adds what is wrong. */
  abstract void check(AfterCommitLog log, List<Anomaly> anomalies);

  /** What keeps it from being sure that nothing is wrong; empty if nothing does. */
  String doubt(AfterCommitLog log) {
    return log.end().isEmpty() ? "the final state is missing" : "";
  }

  @Override
  public final Verdict check(History history, Limits limits) {
    AfterCommitLog log;
    try {
      log = AfterCommitLog.read(history);
    } catch (UnjudgeableException e) {
      return new Verdict.Unknown(e.getMessage());
    }
    List<Anomaly> anomalies = new ArrayList<>();
    check(log, anomalies);
    String coverage = coverage(log);
    String doubt = doubt(log);
    return anomalies.isEmpty() && !doubt.isEmpty()
        ? new Verdict.Unknown(coverage + ", " + doubt)
        : Verdict.of(coverage, anomalies);
  }

  private static String coverage(AfterCommitLog log) {
    long again = log.done.values().stream().filter(runs -> runs.size() > 1).count();
    return "%d submits, %d tasks that ran, %d of them more than once"
        .formatted(log.submits.size(), log.done.size(), again);
  }
}
