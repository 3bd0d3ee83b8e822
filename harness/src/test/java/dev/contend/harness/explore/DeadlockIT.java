package dev.contend.harness.explore;

import static dev.contend.harness.explore.Waiting.OTHER_ROW;
import static dev.contend.harness.explore.Waiting.ROW;
import static dev.contend.harness.explore.Waiting.STATE;
import static dev.contend.harness.explore.Waiting.TABLES;
import static dev.contend.harness.explore.Waiting.all;
import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.scenario.TraceStep;
import dev.contend.harness.explore.schedule.Patience;
import dev.contend.harness.explore.schedule.ScheduleRunner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who dies in a deadlock. */
class DeadlockIT {
  private static Scenario cycle() {
    return Script.scenario(
        STATE, Script.transaction(ROW, OTHER_ROW), Script.transaction(OTHER_ROW, ROW));
  }

  @ParameterizedTest
  @ValueSource(strings = {"postgres", "mariadb", "h2"})
  void whoClosesACycleDiesEachTime(String engine) throws Exception {
    try (Arena arena = Arena.open(engine, "read-committed", 2, TABLES);
        ScheduleRunner runner = arena.runner(cycle(), Patience.DEFAULT)) {
      List<Trace> traces = all(arena, cycle());
      assertThat(traces).hasSize(8);
      List<Trace> deadlocks =
          traces.stream()
              .filter(trace -> trace.steps().stream().anyMatch(DeadlockIT::isDeadlock))
              .toList();
      assertThat(deadlocks).hasSize(4);
      assertThat(new HashSet<>(deadlocks.stream().map(DeadlockIT::victim).toList()))
          .isEqualTo(Set.of(0, 1));
      for (Trace trace : deadlocks) {
        // On H2 it is the transaction that began last, whoever closes the cycle.
        int victim = trace.choices().get(engine.equals("h2") ? 1 : 3).lane();
        assertThat(victim(trace)).isEqualTo(victim);
        for (int i = 0; i < 50; i++) {
          Trace again = new Replay(runner, trace.choices()).run(false).orElseThrow();
          assertThat(victim(again)).isEqualTo(victim(trace));
          assertThat(again.finalState()).isEqualTo(trace.finalState());
        }
      }
    }
  }

  private static boolean isDeadlock(TraceStep step) {
    return step.outcome().startsWith("ERROR 40P01")
        || step.outcome().startsWith("ERROR 40001/1213")
        || step.outcome().startsWith("ERROR 40001/40001");
  }

  private static int victim(Trace trace) {
    return trace.steps().stream().filter(DeadlockIT::isDeadlock).findFirst().orElseThrow().lane();
  }
}
