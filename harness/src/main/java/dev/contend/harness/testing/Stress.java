package dev.contend.harness.testing;

import dev.contend.harness.explore.SerialOrders;
import dev.contend.harness.explore.judge.Finding;
import dev.contend.harness.explore.judge.Judge;
import dev.contend.harness.explore.judge.Outcome;
import dev.contend.harness.explore.scenario.SerialRunner;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.ScheduleRunner;
import dev.contend.harness.explore.schedule.TestBed;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs a race in real time, round after round, and judges each as the explorer would. */
final class Stress {
  private Stress() {}

  static Stressed run(Plan plan, Duration time) {
    List<String> warnings = Surroundings.warnings();
    return Laboratory.on(plan, bed -> run(plan, bed, time, warnings));
  }

  private static Stressed run(Plan plan, TestBed bed, Duration time, List<String> warnings)
      throws Exception {
    TestDatabase database = plan.database();
    try (ScheduleRunner runner =
            new ScheduleRunner(bed, plan.scenario(), plan.settings().patience());
        Rounds rounds = new Rounds(plan, bed)) {
      SerialOrders orders = new SerialOrders(runner);
      SerialRunner serial =
          order -> {
            database.lead(bed.dataSource());
            try {
              return orders.run(order);
            } finally {
              database.lead(rounds.dataSource());
            }
          };
      Judge judge = new Judge(plan.scenario(), serial, plan.marking());
      Map<Outcome, Long> outcomes = new LinkedHashMap<>();
      database.lead(rounds.dataSource());
      long end = System.nanoTime() + time.toNanos();
      long played = 0;
      do {
        Trace trace = rounds.run();
        played++;
        outcomes.merge(judge.comparable(trace), 1L, Long::sum);
        List<Finding> findings = judge.judge(trace);
        if (!findings.isEmpty()) {
          return new Stressed(
              plan.title(), played, outcomes, Optional.of(trace), findings, warnings);
        }
      } while (System.nanoTime() - end < 0);
      return new Stressed(plan.title(), played, outcomes, Optional.empty(), List.of(), warnings);
    }
  }
}
