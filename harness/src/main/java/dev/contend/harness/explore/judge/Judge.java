package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.judge.Explanation.Nearest;
import dev.contend.harness.explore.judge.Finding.Kind;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import dev.contend.harness.explore.scenario.Scenario;
import dev.contend.harness.explore.scenario.SerialRunner;
import dev.contend.harness.explore.scenario.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * Judges the traces of one exploration; the package says by what. Made for one thread.
 *
 * <p>An order of whole operations is run, twice, when a trace first asks for it. Traces that differ
 * in nothing that matters are judged once, so that thousands cost little more than their different
 * outcomes.
 */
public final class Judge {
  private final int sessions;
  private final UnaryOperator<Outcome> marking;
  private final Serials serials;
  private final Invariants invariants;
  private final Progress progress;
  private final Map<Case, Optional<Nearest>> verdicts = new HashMap<>();
  private final Set<Outcome> outcomes = new LinkedHashSet<>();

  /** All of a trace on which it depends whether it is explained. */
  private record Case(
      Outcome outcome, Precedence precedence, Labels labels, Lanes.Structure structure) {}

  /**
   * For one exploration.
   *
   * @param scenario that is explored
   * @param serial runs whole operations of it
   * @param marking puts {@link Generated} around generated values in an outcome, before anything is
   *     compared; the identity where the scenario does so itself or has none
   */
  public Judge(Scenario scenario, SerialRunner serial, UnaryOperator<Outcome> marking) {
    this.sessions = scenario.sessions().size();
    this.marking = marking;
    this.serials = new Serials(serial, marking);
    this.invariants = new Invariants(scenario.invariants(), serials);
    this.progress = new Progress(serials);
  }

  /**
   * Says what is wrong with a trace.
   *
   * @return none if nothing is; state anomalies first, then errors, partial effects and invariants
   * @throws RefusedScenarioException if the scenario can't be judged: an order of whole operations
   *     gives now this and now that, or never ends, or an invariant never holds
   * @throws Exception what running an order throws
   */
  public List<Finding> judge(Trace trace) throws Exception {
    Lanes lanes = new Lanes(trace, sessions);
    Labels labels = Labels.of(lanes.trace());
    List<Finding> findings = new ArrayList<>();
    missing(lanes, labels).ifPresent(nearest -> findings.add(anomaly(nearest, lanes, labels)));
    findings.addAll(Errors.judge(lanes.trace(), labels));
    findings.addAll(invariants.judge(lanes, labels));
    progress.see(lanes);
    return findings;
  }

  private Optional<Nearest> missing(Lanes lanes, Labels labels) throws Exception {
    Outcome outcome = marking.apply(Outcome.of(lanes.trace())).renamed();
    outcomes.add(outcome);
    Precedence precedence = Precedence.realTime(lanes.trace().operations());
    Case same = new Case(outcome, precedence, labels, lanes.structure());
    Optional<Nearest> known = verdicts.get(same);
    if (known == null) {
      known = new Explanation(lanes, labels, serials, marking).missing();
      verdicts.put(same, known);
    }
    return known;
  }

  private static Finding anomaly(Nearest nearest, Lanes lanes, Labels labels) {
    return new Finding(
        Kind.STATE_ANOMALY,
        String.join(", ", nearest.difference().subjects()),
        "no order of whole operations gives this outcome: "
            + String.join("; ", nearest.difference().words())
            + " (the nearest order: "
            + labels.of(nearest.order())
            + ")",
        Optional.of(lanes.original(nearest.outcome())),
        Optional.of(nearest.order().stream().map(lanes::original).toList()),
        nearest.allowed().stream().map(allowed -> allowed.original(lanes)).toList());
  }

  /** What of a trace is compared: equal for traces that nobody can tell apart by their outcome. */
  public Outcome comparable(Trace trace) {
    return marking.apply(Outcome.of(new Lanes(trace, sessions).trace())).renamed();
  }

  /**
   * What is wrong with all traces together: no progress.
   *
   * @throws Exception what running an order throws
   */
  public Optional<Finding> end() throws Exception {
    return progress.judge();
  }

  /**
   * The outcomes of the traces that were judged, {@link Outcome#renamed}; sessions that operations
   * started are numbered by who started them. Equal sets for equal behaviour, whatever the order in
   * which the traces came.
   */
  public Set<Outcome> outcomes() {
    return Collections.unmodifiableSet(outcomes);
  }
}
