package dev.contend.checkers.create;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What the invariants on single logins have in common: one look at each login. */
abstract class CreateInvariant implements Checker {
  private static final int MOST_SHOWN_OF_A_KIND = 3;

  /**
   * Adds what is wrong with one login.
   *
   * @param creates what was asked for it, in order of invocation
   * @param rows the ids of its rows at the end
   * @param end the operation that observed them
   */
  abstract void check(
      String login,
      List<CreateLog.Entry> creates,
      SortedSet<Long> rows,
      int end,
      List<Anomaly> anomalies);

  @Override
  public final Verdict check(History history, Limits limits) {
    CreateLog log;
    try {
      log = CreateLog.read(history);
    } catch (UnjudgeableException e) {
      return new Verdict.Unknown(e.getMessage());
    }
    SortedSet<String> logins = new TreeSet<>(log.creates().keySet());
    logins.addAll(log.rows().ids().keySet());
    List<Anomaly> anomalies = new ArrayList<>();
    for (String login : logins) {
      check(login, log.of(login), log.rows().of(login), log.end(), anomalies);
    }
    return Verdict.of("%,d logins".formatted(logins.size()), few(anomalies));
  }

  /** A few of each kind; the last of them says how many there are. */
  private static List<Anomaly> few(List<Anomaly> all) {
    Map<String, Integer> left = new HashMap<>();
    all.forEach(anomaly -> left.merge(anomaly.kind(), 1, Integer::sum));
    Map<String, Integer> shown = new HashMap<>();
    List<Anomaly> few = new ArrayList<>();
    for (Anomaly anomaly : all) {
      int number = shown.merge(anomaly.kind(), 1, Integer::sum);
      int more = left.get(anomaly.kind()) - number;
      if (number < MOST_SHOWN_OF_A_KIND || number == MOST_SHOWN_OF_A_KIND && more == 0) {
        few.add(anomaly);
      } else if (number == MOST_SHOWN_OF_A_KIND) {
        few.add(
            new Anomaly(
                anomaly.kind(),
                "%s There are %,d more of this kind.".formatted(anomaly.message(), more),
                anomaly.operations()));
      }
    }
    return few;
  }
}
