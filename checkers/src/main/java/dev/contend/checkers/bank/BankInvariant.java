package dev.contend.checkers.bank;

import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;

/** What the invariants have in common: how the history is read, and what can't be counted. */
abstract class BankInvariant implements Checker {

  /**
   * Judges.
   *
   * @throws ArithmeticException if a sum does not fit 64 bits
   */
  abstract Verdict check(BankLog log);

  @Override
  public final Verdict check(History history, Limits limits) {
    try {
      return check(BankLog.read(history));
    } catch (UnjudgeableException e) {
      return new Verdict.Unknown(e.getMessage());
    } catch (ArithmeticException e) {
      return new Verdict.Unknown("the sums of this history do not fit 64 bits");
    }
  }
}
