package dev.contend.harness.explore;

import dev.contend.harness.explore.schedule.StepLog;
import dev.contend.harness.explore.schedule.TestBed;
import dev.contend.harness.explore.search.Dependence;

/** Placeholder until independence is there. */
final class Dependences implements Dependence<String> {
  Dependences(TestBed bed) {}

  @Override
  public String footprint(StepLog step, String before) {
    return "";
  }

  @Override
  public String everything() {
    return "";
  }

  @Override
  public boolean independent(String one, String other) {
    return false;
  }
}
