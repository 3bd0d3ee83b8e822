package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.judge.Finding.Kind;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import dev.contend.harness.explore.scenario.Scenario.Invariant;
import dev.contend.harness.explore.scenario.Trace;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What must hold of every final state. */
final class Invariants {
  private final List<Invariant> invariants;
  private final Serials serials;

  /** Those that were seen to hold after some order of whole operations. */
  private final Set<Invariant> sound = new HashSet<>();

  Invariants(List<Invariant> invariants, Serials serials) {
    this.invariants = invariants;
    this.serials = serials;
  }

  /**
   * One finding for each that does not hold of the trace's final state.
   *
   * @throws RefusedScenarioException if one holds after no order of whole operations either; they
   *     are run when it is broken for the first time
   * @throws Exception what running an order throws
   */
  List<Finding> judge(Lanes lanes, Labels labels) throws Exception {
    List<Finding> findings = new ArrayList<>();
    Object state = lanes.trace().finalState();
    for (Invariant invariant : invariants) {
      Optional<String> broken = broken(invariant, state);
      if (broken.isPresent()) {
        requireSound(invariant, lanes, labels);
        findings.add(new Finding(Kind.INVARIANT, invariant.name(), broken.get()));
      }
    }
    return findings;
  }

  private static Optional<String> broken(Invariant invariant, Object state)
      throws InterruptedException {
    String words = "\"" + invariant.name() + "\" does not hold: the final state was " + state;
    try {
      return invariant.holds().test(state) ? Optional.empty() : Optional.of(words);
    } catch (InterruptedException interrupted) {
      throw interrupted;
    } catch (Exception | AssertionError thrown) {
      return Optional.of(words + ", and testing it threw " + thrown);
    }
  }

  private void requireSound(Invariant invariant, Lanes lanes, Labels labels) throws Exception {
    if (sound.contains(invariant)) {
      return;
    }
    List<String> seen = new ArrayList<>();
    Trace trace = lanes.trace();
    Replay replay = new Replay(lanes, serials);
    boolean holds =
        Orders.visit(
            trace.operations(),
            Precedence.program(trace.operations()),
            order -> {
              Optional<String> broken = broken(invariant, replay.run(order).outcome().state());
              broken.ifPresent(words -> seen.add("After " + labels.of(order) + ": " + words));
              return broken.isEmpty();
            });
    if (!holds) {
      throw new RefusedScenarioException(
          "invariant \""
              + invariant.name()
              + "\" holds after no order of whole operations, one at a time, so it says nothing"
              + " about races: correct it, or the code. "
              + seen.get(0));
    }
    sound.add(invariant);
  }
}
