package dev.contend.harness.hermitage;

import dev.contend.harness.explore.Broken;
import dev.contend.harness.explore.Explorer;
import dev.contend.harness.explore.Replay;
import dev.contend.harness.explore.judge.Outcome;
import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Session;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.Patience;
import dev.contend.harness.explore.schedule.ScheduleRunner;
import dev.contend.harness.explore.schedule.StalledException;
import dev.contend.harness.explore.schedule.TestBed;
import dev.contend.harness.explore.search.Budget;
import dev.contend.harness.explore.search.Coverage;
import dev.contend.harness.explore.search.DivergedException;
import dev.contend.harness.explore.search.PreemptionOrder;
import dev.contend.harness.parts.Parts;
import dev.contend.results.HermitageRecord.Answer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks of one case on one engine at one isolation setting whether any order shows its anomaly. No
 * schedule is left out: they all share one table, so hardly any two steps could be told
 * independent.
 */
final class Probe implements AutoCloseable {
  private final Case asked;
  private final ScheduleRunner runner;

  /**
   * @param bed whose tables are {@link Cases#TABLE}
   */
  Probe(Case asked, TestBed bed) {
    this.asked = asked;
    this.runner = new ScheduleRunner(bed, scenario(asked, bed), Patience.DEFAULT);
  }

  private static Scenario scenario(Case asked, TestBed bed) {
    List<Session> sessions = new ArrayList<>();
    for (Script script : asked.scripts()) {
      String name = "T" + (sessions.size() + 1);
      sessions.add(
          new Session(name, List.of(new Operation(name, new ScriptRun(script, bed.engine())))));
    }
    return new Scenario(asked.title(), parts -> null, sessions, Probe::left, List.of());
  }

  private static Object left(Parts parts, Object given) throws SQLException {
    try (Statement statement = parts.connection().createStatement();
        ResultSet result = statement.executeQuery(Cases.LEFT)) {
      return ScriptRun.rows(result);
    }
  }

  /**
   * What was found.
   *
   * @param tally of all schedules that were run
   * @param complete whether there are no others
   * @param coverage how many there are, or why they could not be run, in words
   * @param own how Hermitage's own order went
   * @param ownShows whether it shows the anomaly
   * @param witness a schedule with the fewest preemptions that shows it, if any does
   */
  record Found(
      Tally tally,
      boolean complete,
      String coverage,
      Broken own,
      boolean ownShows,
      Optional<Broken> witness) {

    /** What that makes of the case. */
    Answer answer() {
      return ownShows ? Answer.ALLOWED : tally.answer(complete);
    }
  }

  /**
   * Runs Hermitage's own order, and then every order.
   *
   * @param budget of the latter
   * @param replays how often a witness is run again
   * @throws Exception if the server can't be used
   */
  Found run(Budget budget, int replays) throws Exception {
    Trace own = runner.run(new OwnOrder(asked.order()), operation -> true, true).orElseThrow();
    boolean ownShows = asked.criterion().observed(Answers.of(own));
    Tally tally = new Tally(asked.criterion());
    boolean complete = false;
    String coverage;
    try {
      Coverage all =
          new PreemptionOrder()
              .run(
                  chooser -> runner.run(chooser, operation -> true, false),
                  trace -> {
                    tally.see(trace);
                    return true;
                  },
                  budget,
                  (preemptions, atLeast) -> true);
      complete = all.complete();
      coverage = all.words();
    } catch (StalledException | DivergedException e) {
      coverage = e.getMessage();
    }
    Broken told =
        replayed(
            own,
            Explorer.AS_TOLD,
            ownShows ? "It shows the anomaly." : "It does not show the anomaly.",
            replays);
    Optional<Trace> first = tally.witness().or(() -> Optional.of(own).filter(trace -> ownShows));
    Optional<Broken> witness = Optional.empty();
    if (first.isPresent()) {
      witness = Optional.of(replayed(first.get(), asked.name(), asked.allowed(), replays));
    }
    return new Found(tally, complete, coverage, told, ownShows, witness);
  }

  /** Runs it again, and keeps what then can be said of who waited for whom. */
  private Broken replayed(Trace trace, String kind, String message, int replays) throws Exception {
    Outcome outcome = comparable(trace);
    Trace shown = trace;
    int reproduced = 0;
    for (int i = 0; i < replays; i++) {
      Optional<Trace> again = replay(trace.choices(), i == 0);
      if (again.map(Probe::comparable).filter(outcome::equals).isPresent()) {
        shown = i == 0 ? again.get() : shown;
        reproduced++;
      }
    }
    return new Broken(
        kind,
        "",
        message,
        shown,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        reproduced,
        replays);
  }

  /**
   * Runs choices that were made before, and no others.
   *
   * @param detailed whether to find out for whom a session waits
   * @return how it went, or empty if at some point the choice was impossible
   */
  Optional<Trace> replay(List<Choice> choices, boolean detailed) throws Exception {
    return new Replay(runner, choices).run(detailed);
  }

  /** What of a trace is compared. */
  static Outcome comparable(Trace trace) {
    return Outcome.of(trace).renamed();
  }

  @Override
  public void close() {
    runner.close();
  }
}
