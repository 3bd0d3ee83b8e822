package dev.contend.checkers.aftercommit;

import dev.contend.checkers.Anomaly;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A task finds its row: it never runs before the row is there, nor for a row that never will be. A
 * row that a task missed was committed later ({@code task-without-row}), if it is there at the end
 * or its submit was acknowledged, and rolled back otherwise ({@code task-for-rolled-back-row}). The
 * latter is also a task that saw a row before it was rolled back.
 */
public final class RowBeforeTask extends AfterCommitInvariant {
  static final String WITHOUT_ROW = "task-without-row";
  static final String ROLLED_BACK = "task-for-rolled-back-row";

  @Override
  public String name() {
    return "row-before-task";
  }

  @Override
  void check(AfterCommitLog log, List<Anomaly> anomalies) {
    Cases early = new Cases();
    Cases never = new Cases();
    log.missing.forEach(
        (row, tasks) -> {
          if (log.acknowledged.containsKey(row)) {
            early.add(row, tasks);
          } else {
            log.end()
                .ifPresent(end -> (end.rows().containsKey(row) ? early : never).add(row, tasks));
          }
        });
    log.end().ifPresent(end -> doneForNothing(log, end.rows().keySet(), end.effects(), never));
    early.report(WITHOUT_ROW, "Workers looked for rows before they were committed", anomalies);
    never.report(ROLLED_BACK, "Workers ran tasks for rows that were rolled back", anomalies);
  }

  private static void doneForNothing(
      AfterCommitLog log, Set<Long> rows, Map<Long, Long> effects, Cases never) {
    log.done.forEach(
        (row, tasks) -> {
          if (!rows.contains(row) && !log.acknowledged.containsKey(row)) {
            never.add(row, tasks);
          }
        });
    for (long row : effects.keySet()) {
      if (!rows.contains(row) && !log.acknowledged.containsKey(row) && !log.done.containsKey(row)) {
        never.add(row, List.of());
      }
    }
  }
}
