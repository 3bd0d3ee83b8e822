package dev.contend.workloads.aftercommit;

/** The payment was refused, and the caller is told so; the request did nothing. */
public final class PaymentRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public PaymentRefusedException() {
    super("payment refused");
  }
}
