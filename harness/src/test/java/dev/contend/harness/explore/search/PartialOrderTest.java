package dev.contend.harness.explore.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * The orders that are run show all outcomes that all orders show. More programs: {@code
 * -Dcontend.random.programs=100000}; others: {@code -Dcontend.random.seed=…}.
 */
class PartialOrderTest {
  private static final long SEED = Long.getLong("contend.random.seed", 20_261_201);
  private static final int PROGRAMS = Integer.getInteger("contend.random.programs", 150);
  private static final int MOST_SCHEDULES = Integer.getInteger("contend.random.schedules", 400);

  private long all;
  private long reduced;
  private long brokenOff;
  private int compared;

  @Test
  void leavesNoOutcomeOut() throws Exception {
    for (int i = 0; i < PROGRAMS; i++) {
      compare(ToyProgram.of(new Random(SEED + i)), "seed " + (SEED + i));
    }
    System.out.printf(
        "%d programs of %d compared: %d schedules, reduced %d and %d broken off%n",
        compared, PROGRAMS, all, reduced, brokenOff);
    assertThat(compared).isGreaterThan(PROGRAMS / 2);
    assertThat(reduced).isLessThan(all / 3);
  }

  private void compare(ToyProgram program, String name) throws Exception {
    ToyMachine machine = new ToyMachine(program);
    Set<Object> seen = new HashSet<>();
    Coverage full;
    try {
      full =
          new PreemptionOrder()
              .run(
                  machine,
                  trace -> seen.add(trace.finalState()) || true,
                  new Budget(MOST_SCHEDULES, Duration.ofHours(1)),
                  (preemptions, atLeast) -> atLeast <= MOST_SCHEDULES);
    } catch (ToyMachine.StuckException e) {
      return;
    }
    if (!full.complete()) {
      return;
    }
    Set<Object> shown = new HashSet<>();
    Coverage some =
        new PartialOrder<>(machine.dependence())
            .run(
                machine,
                trace -> shown.add(trace.finalState()) || true,
                new Budget(Long.MAX_VALUE, Duration.ofHours(1)));
    assertThat(some.complete()).isTrue();
    assertThat(shown).as(name + ": " + program).isEqualTo(seen);
    compared++;
    all += full.schedules();
    reduced += some.schedules();
    brokenOff += some.brokenOff();
  }
}
