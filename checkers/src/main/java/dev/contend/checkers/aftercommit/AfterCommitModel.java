package dev.contend.checkers.aftercommit;

import dev.contend.checkers.Checker;
import dev.contend.checkers.errors.PartialEffects;
import dev.contend.checkers.errors.UnhandledErrors;
import java.util.List;

/** All that a history of after-commit is checked for. */
public final class AfterCommitModel {
  private AfterCommitModel() {}

  /** The invariants on each row, then what is seen at an operation itself. */
  public static List<Checker> checkers() {
    return List.of(
        new RowBeforeTask(),
        new EffectOnce(),
        new RowAsAnswered(),
        new UnhandledErrors(),
        new PartialEffects());
  }
}
