package dev.contend.harness.explore;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.scenario.TraceStep;
import dev.contend.harness.explore.schedule.Patience;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Rows to wait for, and what the tests of waits ask of schedules. */
final class Waiting {
  static final List<String> TABLES =
      List.of(
          "CREATE TABLE t (id INT PRIMARY KEY, v INT NOT NULL)",
          "INSERT INTO t VALUES (1, 0), (2, 0), (10, 0)");
  static final Scenario.Observe STATE = Script.observing("SELECT * FROM t ORDER BY id");
  static final Patience SHORT = new Patience(Duration.ofSeconds(1), Duration.ofSeconds(1));

  static final String ROW = "UPDATE t SET v = v + 1 WHERE id = 1";
  static final String OTHER_ROW = "UPDATE t SET v = v + 1 WHERE id = 2";

  private Waiting() {}

  /** All schedules, with whom each session waited for. */
  static List<Trace> all(Arena arena, Scenario scenario) throws Exception {
    List<Trace> traces = new ArrayList<>();
    assertThat(arena.all(scenario, true, traces::add).complete()).isTrue();
    return traces;
  }

  /** The steps that had to wait. */
  static List<TraceStep> waits(Trace trace) {
    return trace.steps().stream().filter(TraceStep::waited).toList();
  }

  /** What stalled has left nothing behind. */
  static void assertUsable(Arena arena) throws Exception {
    assertThat(all(arena, Script.scenario(STATE, Script.transaction(ROW), Script.transaction(ROW))))
        .hasSize(4);
  }
}
