package dev.contend.workloads.sql;

/**
 * An operation was tried as often as the application cares to, and nothing happened. Its caller is
 * told to come back later (409 or 503), so this is an answer and no unhandled error.
 */
public final class BusyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public BusyException() {
    super("busy, try again later");
  }
}
