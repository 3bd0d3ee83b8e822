package dev.contend.checkers.getorcreate;

import dev.contend.checkers.Checker;
import dev.contend.checkers.errors.PartialEffects;
import dev.contend.checkers.errors.UnhandledErrors;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import java.util.List;

/** All that a history of get-or-create is checked for. */
public final class GetOrCreateModel {
  private GetOrCreateModel() {}

  /** The four invariants, then linearizability, which also finds what they have no name for. */
  public static List<Checker> checkers() {
    return List.of(
        new OneAnswer(),
        new OneRow(),
        new UnhandledErrors(),
        new PartialEffects(),
        new LinearizabilityChecker<>(new GetOrCreateSpec()));
  }
}
