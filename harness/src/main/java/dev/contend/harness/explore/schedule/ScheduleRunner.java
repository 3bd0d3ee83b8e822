package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.parts.Parts;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;

/** Runs a scenario from its beginning to its end, as often as one likes, each time in one order. */
public final class ScheduleRunner implements AutoCloseable {
  private final TestBed bed;
  private final Scenario scenario;
  private final Patience patience;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          body -> {
            Thread thread = new Thread(body, "contend-session");
            thread.setDaemon(true);
            return thread;
          });
  private boolean exact;
  private boolean everyMoment;

  /**
   * @param bed whose {@link TestBed#keep} was called
   */
  public ScheduleRunner(TestBed bed, Scenario scenario, Patience patience) {
    this.bed = bed;
    this.scenario = scenario;
    this.patience = patience;
  }

  /** From now on tables are restored such that not even the order of their rows differs. */
  public void exact(boolean wanted) {
    exact = wanted;
  }

  /** From now on leases expire also where nobody can notice: the same outcomes, more schedules. */
  public void expireAtEveryMoment(boolean wanted) {
    everyMoment = wanted;
  }

  /**
   * Runs it once.
   *
   * @param chooser decides who goes on
   * @param included operations that are to be run; others are left out
   * @param detailed whether to find out for whom a session waits, which may take 0.1 s each time
   * @return how it went, or empty if the chooser broke it off
   * @throws StalledException if a session neither ends nor reaches another step
   * @throws SQLException if the server can't be used
   * @throws Exception what the scenario's given or observe threw
   */
  public Optional<Trace> run(Chooser chooser, Predicate<OperationId> included, boolean detailed)
      throws Exception {
    if (exact) {
      bed.reset().restoreExactly();
    } else {
      bed.reset().restore();
    }
    PartsState state = new PartsState(everyMoment);
    Parts control = new ControlParts(bed.control(), bed.dataSource(), state);
    Object given = scenario.given().prepare(control);
    Turns turns = new Turns(chooser, state);
    Cast cast = new Cast(scenario, bed, turns, state, given, included, threads);
    bed.interceptor().turns(turns);
    try {
      cast.start();
      new Referee(turns, bed.watch(), patience, detailed).watch();
    } finally {
      bed.interceptor().turns(null);
    }
    bed.connections().restore();
    if (turns.failure() != null) {
      throw failure(turns.failure());
    }
    if (turns.brokenOff()) {
      return Optional.empty();
    }
    return Optional.of(trace(turns, cast.runs(), scenario.observe().observe(control, given)));
  }

  private static Exception failure(Throwable why) {
    if (why instanceof Error error) {
      throw error;
    }
    return (Exception) why;
  }

  private static Trace trace(Turns turns, List<OperationRun> runs, Object finalState) {
    return new Trace(
        turns.lanes().stream().map(lane -> lane.session.name()).toList(),
        turns.choices(),
        turns.steps().stream().map(StepLog::trace).toList(),
        runs,
        finalState);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }
}
