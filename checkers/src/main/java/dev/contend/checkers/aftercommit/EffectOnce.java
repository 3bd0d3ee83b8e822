package dev.contend.checkers.aftercommit;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.aftercommit.AfterCommitCall.Final;
import java.util.List;

/**
 * The task of every row that is there at the end took effect ({@code task-lost}), and once ({@code
 * duplicate-effect}), whatever became of the processes. While a message or a task waits that nobody
 * has done, none counts as lost.
 */
public final class EffectOnce extends AfterCommitInvariant {
  static final String LOST = "task-lost";
  static final String DUPLICATE = "duplicate-effect";

  @Override
  public String name() {
    return "effect-once";
  }

  @Override
  void check(AfterCommitLog log, List<Anomaly> anomalies) {
    log.end().ifPresent(end -> check(log, end, anomalies));
  }

  private static void check(AfterCommitLog log, Final end, List<Anomaly> anomalies) {
    Cases lost = new Cases();
    for (long row : end.rows().keySet()) {
      if (end.left() == 0 && !end.effects().containsKey(row)) {
        lost.add(row, log.submitOf(row).stream().toList());
      }
    }
    Cases duplicate = new Cases();
    end.effects()
        .forEach(
            (row, times) -> {
              if (times > 1) {
                duplicate.add(row, log.done.getOrDefault(row, List.of()));
              }
            });
    lost.report(LOST, "Rows are there whose tasks never took effect", anomalies);
    duplicate.report(DUPLICATE, "Rows whose tasks took effect more than once", anomalies);
  }

  @Override
  String doubt(AfterCommitLog log) {
    return log.end()
        .filter(end -> end.left() > 0)
        .map(end -> end.left() + " messages and tasks are not done yet")
        .orElseGet(() -> super.doubt(log));
  }
}
