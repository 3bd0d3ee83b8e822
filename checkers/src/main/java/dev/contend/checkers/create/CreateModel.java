package dev.contend.checkers.create;

import dev.contend.checkers.Checker;
import dev.contend.checkers.errors.PartialEffects;
import dev.contend.checkers.errors.UnhandledErrors;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import java.util.List;

/** All that a history of create is checked for. */
public final class CreateModel {
  private CreateModel() {}

  /** The invariants on the rows, those on errors, and linearizability of the answers. */
  public static List<Checker> checkers() {
    return List.of(
        new UniqueLogins(),
        new StoredCustomers(),
        new ExplainedConflicts(),
        new UnhandledErrors(),
        new PartialEffects(),
        new LinearizabilityChecker<>(new CreateSpec()));
  }
}
