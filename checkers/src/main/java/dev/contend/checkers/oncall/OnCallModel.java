package dev.contend.checkers.oncall;

import dev.contend.checkers.Checker;
import dev.contend.checkers.errors.PartialEffects;
import dev.contend.checkers.errors.UnhandledErrors;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import java.util.List;

/** All that a history of on-call is checked for. */
public final class OnCallModel {
  private OnCallModel() {}

  /** That somebody is on call, errors, and linearizability of the answers. */
  public static List<Checker> checkers() {
    return List.of(
        new SomebodyOnCall(),
        new UnhandledErrors(),
        new PartialEffects(),
        new LinearizabilityChecker<>(new OnCallSpec()));
  }
}
