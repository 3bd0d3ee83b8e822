package org.example.counter;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.List;

/** At the end the counter is at least what was acknowledged, and at most what was tried. */
final class LostAdds implements Checker {

  @Override
  public String name() {
    return "lost-adds";
  }

  @Override
  public Verdict check(History history, Limits limits) {
    long acknowledged = 0;
    long tried = 0;
    List<Anomaly> anomalies = new ArrayList<>();
    for (Operation operation : history.operations()) {
      if (operation.f().equals(CounterRound.ADD)) {
        acknowledged += operation.ok() ? 1 : 0;
        tried += operation.outcome() == EventType.FAIL ? 0 : 1;
      } else if (operation.ok()) {
        long n = ((Number) operation.output()).longValue();
        if (n < acknowledged || n > tried) {
          anomalies.add(
              new Anomaly(
                  n < acknowledged ? "lost-update" : "unexpected-update",
                  "The counter is %d at the end; %d adds were acknowledged and %d tried."
                      .formatted(n, acknowledged, tried),
                  List.of(operation.index())));
        }
      }
    }
    return Verdict.of(acknowledged + " adds", anomalies);
  }
}
