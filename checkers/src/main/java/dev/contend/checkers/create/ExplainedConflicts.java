package dev.contend.checkers.create;

import dev.contend.checkers.Anomaly;
import java.util.List;
import java.util.SortedSet;

/**
 * Nobody is told that a login is taken which nobody has at the end. Since no customer is removed,
 * whoever had the login then, or was about to get it, has it still.
 */
public final class ExplainedConflicts extends CreateInvariant {
  static final String FALSE_CONFLICT = "false-conflict";

  @Override
  public String name() {
    return "explained-conflicts";
  }

  @Override
  void check(
      String login,
      List<CreateLog.Entry> creates,
      SortedSet<Long> rows,
      int end,
      List<Anomaly> anomalies) {
    if (!rows.isEmpty()) {
      return;
    }
    creates.stream()
        .filter(entry -> entry.call() instanceof CreateCall.Conflict)
        .findFirst()
        .ifPresent(
            entry ->
                anomalies.add(
                    new Anomaly(
                        FALSE_CONFLICT,
                        "Process %d (operation %d) was told that login %s is taken, but nobody has it at the end."
                            .formatted(entry.process(), entry.index(), login),
                        List.of(entry.index(), end))));
  }
}
