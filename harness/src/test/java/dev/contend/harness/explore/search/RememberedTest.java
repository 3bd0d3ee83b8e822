package dev.contend.harness.explore.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.Trace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What was run is not run again, and what is told instead is the same. */
class RememberedTest {
  private static final int PROGRAMS = 40;
  private static final int SCHEDULES = 40;
  private static final Budget ENDLESS = new Budget(Long.MAX_VALUE, Duration.ofHours(1));

  /** Of each schedule its choices and how it ended. */
  private static List<List<Object>> reduced(ToyMachine machine, Execution execution)
      throws Exception {
    List<List<Object>> shown = new ArrayList<>();
    new PartialOrder<>(machine.dependence()).run(execution, trace -> shown.add(of(trace)), ENDLESS);
    return shown;
  }

  private static List<Object> of(Trace trace) {
    return List.of(trace.choices(), trace.finalState());
  }

  @Test
  void tellsWhatHappenedAndRunsTheRest() throws Exception {
    int programs = 0;
    long told = 0;
    for (int i = 0; programs < PROGRAMS; i++) {
      ToyMachine machine = new ToyMachine(ToyProgram.of(new Random(i)));
      List<List<Choice>> run = new ArrayList<>();
      Execution counted =
          chooser -> {
            var trace = machine.run(chooser);
            trace.ifPresent(it -> run.add(it.choices()));
            return trace;
          };
      try {
        List<List<Object>> wanted = reduced(machine, machine);
        if (wanted.size() > 100) {
          continue;
        }
        Remembered remembered = new Remembered(counted, SCHEDULES);
        new PreemptionOrder()
            .run(
                remembered,
                trace -> true,
                new Budget(SCHEDULES, Duration.ofHours(1)),
                (preemptions, atLeast) -> true);
        int first = run.size();
        assertThat(reduced(machine, remembered)).as("program " + i).isEqualTo(wanted);
        assertThat(run).doesNotHaveDuplicates();
        told += wanted.size() - (run.size() - first);
        programs++;
      } catch (ToyMachine.StuckException e) {
        continue;
      }
    }
    assertThat(told).as("schedules that were told").isGreaterThan(PROGRAMS);
  }
}
