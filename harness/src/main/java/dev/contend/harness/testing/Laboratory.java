package dev.contend.harness.testing;

import dev.contend.harness.database.Server;
import dev.contend.harness.explore.Exploration;
import dev.contend.harness.explore.Explorer;
import dev.contend.harness.explore.SerialOrders;
import dev.contend.harness.explore.judge.Judge;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.ScheduleRunner;
import dev.contend.harness.explore.schedule.StalledException;
import dev.contend.harness.explore.schedule.TestBed;
import dev.contend.harness.explore.search.DivergedException;
import java.util.ArrayList;
import java.util.List;

/** Where races are run. */
final class Laboratory {
  private Laboratory() {}

  /** Something to do with a test bed. */
  @FunctionalInterface
  interface Experiment<T> {
    T run(TestBed bed) throws Exception;
  }

  static Explored explore(Plan plan) {
    List<String> warnings = new ArrayList<>(Surroundings.warnings());
    return on(
        plan,
        bed -> {
          Activity activity = new Activity();
          try (Explorer explorer =
              new Explorer(bed, plan.scenario(), plan.settings(), plan.marking(), activity)) {
            Exploration exploration = explorer.explore();
            warnings.addAll(activity.warnings());
            return new Explored(plan.title(), exploration, warnings);
          }
        });
  }

  static Replayed replay(Plan plan, String schedule) {
    return on(
        plan,
        bed -> {
          try (ScheduleRunner runner =
              new ScheduleRunner(bed, plan.scenario(), plan.settings().patience())) {
            Judge judge = new Judge(plan.scenario(), new SerialOrders(runner), plan.marking());
            runner.exact(true);
            Trace trace =
                runner
                    .run(
                        ScheduleText.parse(schedule, plan.scenario())::choose,
                        operation -> true,
                        true)
                    .orElseThrow();
            runner.exact(false);
            return new Replayed(plan.title(), trace, judge.judge(trace));
          }
        });
  }

  /**
   * Does something on a test bed whose tables are kept, alone in this JVM.
   *
   * @throws AssertionError if the race can't be judged, or hangs
   * @throws IllegalStateException if the server can't be used
   */
  static <T> T on(Plan plan, Experiment<T> experiment) {
    boolean done = false;
    try {
      T result = onBed(plan, experiment);
      done = true;
      return result;
    } finally {
      if (!done) {
        Surroundings.warnings().forEach(warning -> System.err.println("contend: " + warning));
      }
    }
  }

  private static <T> T onBed(Plan plan, Experiment<T> experiment) {
    try {
      return plan.database()
          .alone(
              () -> {
                Server server = plan.database().server();
                try (TestBed bed =
                    TestBed.open(
                        server.engine(),
                        plan.database().schema(),
                        plan.isolation().on(server),
                        plan.connections())) {
                  // First, since what the test itself left open could hold locks.
                  plan.database().lead(bed.dataSource());
                  bed.keep();
                  return experiment.run(bed);
                }
              });
    } catch (RefusedScenarioException | StalledException | DivergedException e) {
      throw new AssertionError(plan.title() + ": " + e.getMessage(), e);
    } catch (RuntimeException e) {
      throw e;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    } catch (Exception e) {
      throw new IllegalStateException(plan.title() + ": " + e.getMessage(), e);
    }
  }
}
