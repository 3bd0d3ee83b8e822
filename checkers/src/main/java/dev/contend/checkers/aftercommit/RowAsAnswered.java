package dev.contend.checkers.aftercommit;

import dev.contend.checkers.Anomaly;
import java.util.Collection;
import java.util.List;

/**
 * What a submit answered is so at the end: a row is there if it was acknowledged ({@code
 * lost-submission}), and none is if it failed ({@code failed-but-stored}).
 */
public final class RowAsAnswered extends AfterCommitInvariant {
  static final String LOST = "lost-submission";
  static final String STORED = "failed-but-stored";

  @Override
  public String name() {
    return "row-as-answered";
  }

  @Override
  void check(AfterCommitLog log, List<Anomaly> anomalies) {
    log.end()
        .ifPresent(
            end -> {
              Cases lost = new Cases();
              log.acknowledged.forEach(
                  (row, submit) -> {
                    if (!end.rows().containsKey(row)) {
                      lost.add(row, List.of(submit));
                    }
                  });
              Cases stored = new Cases();
              Collection<String> names = end.rows().values();
              names.stream()
                  .filter(log.failed::containsKey)
                  .forEach(name -> stored.add(name, List.of(log.failed.get(name))));
              lost.report(LOST, "Rows are gone whose submits were acknowledged", anomalies);
              stored.report(STORED, "Rows are there whose submits failed", anomalies);
            });
  }
}
