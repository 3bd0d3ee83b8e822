package dev.contend.checkers.upsert;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import java.util.ArrayList;
import java.util.List;

/** What the invariants on single keys have in common: one look at each key. */
abstract class UpsertInvariant implements Checker {
  private static final int MOST_SHOWN = 10;

  /** Adds what is wrong with one key; gives false if that can't be said without its end. */
  abstract boolean check(UpsertLog.Key key, List<Anomaly> anomalies);

  @Override
  public final Verdict check(History history, Limits limits) {
    List<UpsertLog.Key> keys;
    try {
      keys = UpsertLog.read(history);
    } catch (UnjudgeableException e) {
      return new Verdict.Unknown(e.getMessage());
    }
    List<Anomaly> anomalies = new ArrayList<>();
    int withoutEnd = 0;
    for (UpsertLog.Key key : keys) {
      withoutEnd += check(key, anomalies) ? 0 : 1;
    }
    String coverage = "%,d keys".formatted(keys.size());
    if (anomalies.isEmpty() && (withoutEnd > 0 || keys.isEmpty())) {
      return new Verdict.Unknown(
          "%s, of %,d the final state is missing".formatted(coverage, withoutEnd));
    }
    if (anomalies.size() > MOST_SHOWN) {
      coverage +=
          ", with %,d anomalies, of which %d are shown".formatted(anomalies.size(), MOST_SHOWN);
    }
    return Verdict.of(coverage, anomalies.subList(0, Math.min(MOST_SHOWN, anomalies.size())));
  }
}
