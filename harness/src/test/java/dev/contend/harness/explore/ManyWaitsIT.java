package dev.contend.harness.explore;

import static dev.contend.harness.explore.Waiting.STATE;
import static dev.contend.harness.explore.Waiting.TABLES;
import static dev.contend.harness.explore.Waiting.waits;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.scenario.TraceStep;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Many schedules with waits beside what the manual says of row locks: no wait is false. */
class ManyWaitsIT {
  /** On each engine; for 1,000 {@code -Dcontend.waiting.schedules=500}. */
  private static final int WAITING = Integer.getInteger("contend.waiting.schedules", 150);

  /** The rows that one session has locked, as the manual says it. */
  private static final class Model {
    private final Integer[] owners = new Integer[11];
    private final int[] waitsFor = {0, 0};

    /** Says of each step whether it has to wait, and until which one. */
    void check(Trace trace) {
      for (TraceStep step : trace.steps()) {
        int lane = step.lane();
        assertThat(waitsFor[lane]).as("a step of a session that waits, in %s", trace).isZero();
        if (step.step().text().equals("COMMIT")) {
          for (int row = 0; row < owners.length; row++) {
            if (owners[row] != null && owners[row] == lane) {
              owners[row] = waitsFor[1 - lane] == row && row > 0 ? 1 - lane : null;
            }
          }
          waitsFor[1 - lane] = 0;
          assertThat(step.waited()).isFalse();
          continue;
        }
        String[] words = step.step().text().split(" ");
        int row = Integer.parseInt(words[words.length - 1]);
        boolean mustWait = owners[row] != null && owners[row] != lane;
        assertThat(step.waited()).as("%s in %s", step, trace).isEqualTo(mustWait);
        if (mustWait) {
          waitsFor[lane] = row;
          TraceStep end = trace.steps().get(step.returned());
          assertThat(end.lane()).isEqualTo(1 - lane);
          assertThat(end.step().text()).isEqualTo("COMMIT");
        } else {
          owners[row] = lane;
        }
      }
    }
  }

  private static String row(int id) {
    return "UPDATE t SET v = v + 1 WHERE id = " + id;
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb", "h2"})
  void inManySchedulesWithWaitsNoneIsFalse(String engine) throws Exception {
    Scenario scenario =
        new Scenario(
            "rows in their order",
            parts -> null,
            List.of(
                Script.session(
                    "A", Script.transaction(row(1), row(2)), Script.transaction(row(10))),
                Script.session(
                    "B", Script.transaction(row(2), row(10)), Script.transaction(row(1)))),
            STATE,
            List.of());
    int waiting = 0;
    try (Arena arena = Arena.open(engine, "read-committed", 2, TABLES)) {
      while (waiting < WAITING) {
        List<Trace> traces = new ArrayList<>();
        arena.all(scenario, false, traces::add);
        for (Trace trace : traces) {
          new Model().check(trace);
          assertThat(trace.finalState()).hasToString("[[1|2, 2|2, 10|2]]");
          waiting += waits(trace).isEmpty() ? 0 : 1;
        }
      }
    }
  }
}
