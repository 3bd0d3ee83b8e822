package dev.contend.workloads.aftercommit;

/** The last step of a request: at some payment provider, far from the database. */
@FunctionalInterface
public interface Payment {
  /**
   * Charges.
   *
   * @throws PaymentRefusedException if the provider refuses
   */
  void charge();
}
