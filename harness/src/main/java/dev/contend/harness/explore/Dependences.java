package dev.contend.harness.explore;

import dev.contend.harness.database.StateReset;
import dev.contend.harness.explore.independence.Course;
import dev.contend.harness.explore.independence.Footprint;
import dev.contend.harness.explore.independence.Independence;
import dev.contend.harness.explore.independence.SessionFootprints;
import dev.contend.harness.explore.schedule.TestBed;
import dev.contend.harness.explore.search.Dependence;
import java.util.HashMap;
import java.util.Map;

/** What the steps of a test bed's sessions touch. */
final class Dependences implements Dependence<Footprint> {
  private final Independence independence;

  Dependences(TestBed bed) {
    StateReset reset = bed.reset();
    independence = new Independence(reset.tables(), reset.opaque(), bed.isolation(), bed.engine());
  }

  /** Whether what is done in the database always depends on what else is done there. */
  boolean blind() {
    return independence.blind();
  }

  @Override
  public Following<Footprint> follow() {
    Map<Integer, SessionFootprints> sessions = new HashMap<>();
    return (step, entangled) ->
        sessions
            .computeIfAbsent(step.lane(), lane -> independence.session())
            .next(
                step.step(),
                new Course(
                    entangled || step.disturbed(),
                    step.failed(),
                    step.first(),
                    step.last(),
                    step.parts()));
  }

  @Override
  public boolean independent(Footprint one, Footprint other) {
    return independence.independent(one, other);
  }
}
