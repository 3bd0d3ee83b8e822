package dev.contend.workloads.bank;

/** An operation as it is drawn. */
sealed interface BankDraw {

  /** Moves an amount from an account to another. */
  record Transfer(long from, long to, long amount) implements BankDraw {}

  /** Looks at all accounts. */
  record Read() implements BankDraw {}
}
