package dev.contend.workloads.upsert;

/** The caller is told to come back later (429), which is an answer and no unhandled error. */
final class TooManyRequestsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TooManyRequestsException() {
    super("too many requests, try again later");
  }
}
