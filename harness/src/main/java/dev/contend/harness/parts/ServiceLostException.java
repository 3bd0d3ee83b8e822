package dev.contend.harness.parts;

/**
 * A service beside the database can't be reached any more. Whether it did what it was asked last,
 * nobody knows. It comes from outside, as a lost session of the database does.
 */
public final class ServiceLostException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * @param message which service, and what its client said
   */
  public ServiceLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
