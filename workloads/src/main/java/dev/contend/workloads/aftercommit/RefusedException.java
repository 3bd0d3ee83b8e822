package dev.contend.workloads.aftercommit;

/** The request breaks a rule of the business; its caller is told so, and that nothing was done. */
public final class RefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RefusedException() {
    super("refused");
  }
}
