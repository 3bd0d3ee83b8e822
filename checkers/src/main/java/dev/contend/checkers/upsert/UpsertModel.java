package dev.contend.checkers.upsert;

import dev.contend.checkers.Checker;
import dev.contend.checkers.errors.PartialEffects;
import dev.contend.checkers.errors.UnhandledErrors;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import java.util.List;

/** All that a history of upsert is checked for. */
public final class UpsertModel {
  private UpsertModel() {}

  /** The invariants, then linearizability, which also finds what they have no name for. */
  public static List<Checker> checkers() {
    return List.of(
        new OneRow(),
        new CreatedOnce(),
        new LastWrite(),
        new UnhandledErrors(),
        new PartialEffects(),
        new LinearizabilityChecker<>(new UpsertSpec()));
  }
}
