package dev.contend.harness.explore;

import static dev.contend.harness.explore.Waiting.ROW;
import static dev.contend.harness.explore.Waiting.SHORT;
import static dev.contend.harness.explore.Waiting.STATE;
import static dev.contend.harness.explore.Waiting.TABLES;
import static dev.contend.harness.explore.Waiting.assertUsable;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.schedule.ScheduleRunner;
import dev.contend.harness.explore.schedule.StalledException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sessions that never go on. */
class EndlessIT {
  private static volatile boolean stop;

  private static void sleepForEver() throws InterruptedException {
    Thread.sleep(Long.MAX_VALUE);
  }

  private static void loopForEver() {
    while (!stop) {
      Thread.onSpinWait();
    }
  }

  static Stream<Operation.Body> endless() {
    return Stream.of(
        (parts, given) -> {
          Script.execute(parts.connection(), ROW);
          sleepForEver();
          return null;
        },
        (parts, given) -> {
          Script.execute(parts.connection(), ROW);
          loopForEver();
          return null;
        });
  }

  @ParameterizedTest
  @MethodSource("endless")
  void aSessionThatNeverGoesOnIsNamedWithItsPlace(Operation.Body endless) throws Exception {
    stop = false;
    Scenario scenario = Script.scenario(STATE, endless, Script.autocommit(ROW));
    try (Arena arena = Arena.open("postgres", "read-committed", 2, TABLES)) {
      try (ScheduleRunner runner = arena.runner(scenario, SHORT)) {
        assertThatThrownBy(
                () -> runner.run(point -> point.choices().get(0), operation -> true, false))
            .isInstanceOf(StalledException.class)
            .hasMessageContaining(
                "Session A has neither ended nor reached another step after 1.0 s")
            .hasMessageContaining("EndlessIT")
            .hasMessageContaining("ForEver(");
      } finally {
        stop = true;
      }
      assertUsable(arena);
    }
  }
}
