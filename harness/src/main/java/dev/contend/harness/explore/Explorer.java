package dev.contend.harness.explore;

import dev.contend.harness.explore.Exploration.Word;
import dev.contend.harness.explore.judge.Finding;
import dev.contend.harness.explore.judge.Judge;
import dev.contend.harness.explore.judge.Outcome;
import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.Step;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.Chooser;
import dev.contend.harness.explore.schedule.ScheduleRunner;
import dev.contend.harness.explore.schedule.StalledException;
import dev.contend.harness.explore.schedule.TestBed;
import dev.contend.harness.explore.search.Coverage;
import dev.contend.harness.explore.search.PartialOrder;
import dev.contend.harness.explore.search.PreemptionOrder;
import dev.contend.harness.explore.search.Remembered;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Explores one scenario.
 *
 * <p>Schedules are run in the order of their preemptions, so the first that breaks something is a
 * shortest one. If there are many, and the settings allow it, schedules that differ only in the
 * order of independent steps are then left out; what is found only so is looked for again in the
 * order of preemptions.
 */
public final class Explorer implements AutoCloseable {
  /** Above so many schedules leaving some out pays. */
  private static final int MANY = 60;

  /** All schedules with so many are run before some are left out: what most races take. */
  private static final int FEW_PREEMPTIONS = 1;

  /** And with so many, where leaving out did not come to an end. */
  private static final int MORE_PREEMPTIONS = 2;

  /** The kind of an order that was asked for, whatever it breaks. */
  public static final String AS_TOLD = "as-told";

  private final TestBed bed;
  private final ExploreSettings settings;
  private final ScheduleRunner runner;
  private final Judge judge;
  private final Check check;
  private final Remembered executions = new Remembered(this::execute, MANY);
  private final Map<List<String>, Broken> broken = new LinkedHashMap<>();
  private Trace last;

  /**
   * For one scenario.
   *
   * @param bed with its tables; what they hold is the state before
   * @param marking puts {@link dev.contend.harness.explore.judge.Generated} around generated values
   *     before outcomes are compared; the identity where there are none
   * @param check what else must hold
   */
  public Explorer(
      TestBed bed,
      Scenario scenario,
      ExploreSettings settings,
      UnaryOperator<Outcome> marking,
      Check check) {
    this.bed = bed;
    this.settings = settings;
    this.runner = new ScheduleRunner(bed, scenario, settings.patience());
    this.judge = new Judge(scenario, new SerialOrders(runner), marking);
    this.check = check;
  }

  /**
   * Explores.
   *
   * @throws RefusedScenarioException if the scenario can't be judged, with the reason
   * @throws StalledException if a session neither ends nor reaches another step
   * @throws SQLException if the server can't be used
   * @throws Exception what the scenario's given or observe threw
   */
  public Exploration explore() throws Exception {
    Coverage coverage = search();
    if (coverage.complete()) {
      // What no schedule shows alone is shown by the one that was run last.
      judge.end().ifPresent(finding -> found(broken(finding, last)));
    }
    List<Broken> replayed = new ArrayList<>();
    for (Broken found : broken.values()) {
      replayed.add(replayed(found));
    }
    Word verdict =
        replayed.isEmpty() ? coverage.complete() ? Word.VALID : Word.UNKNOWN : Word.INVALID;
    return new Exploration(verdict, coverage, replayed, judge.outcomes());
  }

  private Coverage search() throws Exception {
    PreemptionOrder order = new PreemptionOrder();
    Dependences dependences = new Dependences(bed);
    Coverage first =
        inOrder(
            order,
            (next, atLeast) ->
                !reducible(dependences) || next <= FEW_PREEMPTIONS || atLeast < MANY);
    if (!reducible(dependences) || first.complete() || enough()) {
      return first;
    }
    executions.stop();
    Map<List<String>, Broken> few = new LinkedHashMap<>(broken);
    Coverage reduced =
        new PartialOrder<>(dependences).run(executions, this::look, settings.budget());
    if (broken.size() > few.size()) {
      shorten(few, order);
    }
    if (reduced.complete() || enough()) {
      return reduced.complete() ? reduced : first;
    }
    return inOrder(order, (next, atLeast) -> next <= MORE_PREEMPTIONS);
  }

  private Coverage inOrder(PreemptionOrder order, PreemptionOrder.While condition)
      throws Exception {
    return order.run(executions, this::look, settings.budget(), condition);
  }

  /** Looks for shorter witnesses of what took more preemptions, and keeps the others. */
  private void shorten(Map<List<String>, Broken> few, PreemptionOrder order) throws Exception {
    Map<List<String>, Broken> late = new LinkedHashMap<>(broken);
    broken.clear();
    broken.putAll(few);
    order.run(
        executions,
        trace -> look(trace) && !broken.keySet().containsAll(late.keySet()),
        settings.budget(),
        (next, atLeast) -> true);
    late.forEach(broken::putIfAbsent);
  }

  private Optional<Trace> execute(Chooser chooser) throws Exception {
    return runner.run(chooser, operation -> true, false);
  }

  /**
   * Whether anything could be left out: where nothing in the database can, what is done beside it.
   */
  private boolean reducible(Dependences dependences) {
    return settings.reduced()
        && (!dependences.blind()
            || last == null
            || last.steps().stream().anyMatch(step -> step.step().kind() == Step.Kind.PART));
  }

  private boolean enough() {
    return broken.values().stream().anyMatch(found -> settings.enough().test(found.kind()));
  }

  private boolean look(Trace trace) throws Exception {
    last = trace;
    if (!executions.told()) {
      wrong(trace).forEach(this::found);
    }
    return !enough();
  }

  private List<Broken> wrong(Trace trace) throws Exception {
    List<Broken> wrong = new ArrayList<>();
    for (Check.Wrong found : check.check(trace)) {
      wrong.add(broken(found.kind(), "", found.message(), trace));
    }
    for (Finding finding : judge.judge(trace)) {
      wrong.add(broken(finding, trace));
    }
    return wrong;
  }

  private static Broken broken(Finding finding, Trace trace) {
    return new Broken(
        finding.kind().text(),
        finding.subject(),
        finding.message(),
        trace,
        finding.nearest(),
        finding.nearestOrder(),
        finding.allowed(),
        0,
        0);
  }

  private static Broken broken(String kind, String subject, String message, Trace trace) {
    return new Broken(
        kind, subject, message, trace, Optional.empty(), Optional.empty(), List.of(), 0, 0);
  }

  private void found(Broken found) {
    broken.putIfAbsent(List.of(found.kind(), found.subject()), found);
  }

  /**
   * Runs one order of steps, and no other.
   *
   * @param choices what happens at each step
   * @return how it went and what is wrong with it, a line each; nothing if it can't be run so
   */
  public Optional<Broken> told(List<Choice> choices) throws Exception {
    Replay replay = new Replay(runner, choices);
    Optional<Trace> trace = replay.run(true);
    if (trace.isEmpty()) {
      return Optional.empty();
    }
    List<Broken> wrong = wrong(trace.get());
    String message =
        wrong.isEmpty()
            ? "This order breaks nothing."
            : String.join(
                "\n", wrong.stream().map(each -> each.kind() + ": " + each.message()).toList());
    return Optional.of(replayed(broken(AS_TOLD, "", message, trace.get())));
  }

  /**
   * Runs choices that were made before, and no others.
   *
   * @param detailed whether to find out for whom a session waits
   * @return how it went, or empty if at some point the choice that was made before was impossible
   * @throws Exception as {@link #explore} does
   */
  public Optional<Trace> replay(List<Choice> choices, boolean detailed) throws Exception {
    return new Replay(runner, choices).run(detailed);
  }

  /** What of a trace is compared: equal for traces that nobody can tell apart by their outcome. */
  public Outcome comparable(Trace trace) {
    return judge.comparable(trace);
  }

  /** Runs a witness again, with all that can be said about it. */
  private Broken replayed(Broken found) throws Exception {
    Replay replay = new Replay(runner, found.witness().choices());
    Outcome outcome = judge.comparable(found.witness());
    int reproduced = 0;
    Trace shown = found.witness();
    for (int i = 0; i < settings.replays(); i++) {
      Optional<Trace> again = replay.run(i == 0);
      if (again.isPresent() && judge.comparable(again.get()).equals(outcome)) {
        shown = i == 0 ? again.get() : shown;
        reproduced++;
      }
    }
    return found.replayed(shown, reproduced, settings.replays());
  }

  @Override
  public void close() {
    runner.close();
  }
}
