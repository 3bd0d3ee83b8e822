package dev.contend.checkers.bank;

import dev.contend.checkers.Checker;
import dev.contend.checkers.errors.PartialEffects;
import dev.contend.checkers.errors.UnhandledErrors;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import java.util.List;

/** All that a history of bank is checked for. */
public final class BankModel {
  private BankModel() {}

  /** What looks at the accounts show, the ledger, errors, and linearizability of the answers. */
  public static List<Checker> checkers() {
    return List.of(
        new BankTotals(),
        new BankLedger(),
        new UnhandledErrors(),
        new PartialEffects(),
        new LinearizabilityChecker<>(new BankSpec()));
  }
}
