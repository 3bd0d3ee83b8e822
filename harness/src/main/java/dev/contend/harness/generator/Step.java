package dev.contend.harness.generator;

/**
 * What a client is to do next.
 *
 * @param <O> operations
 */
public sealed interface Step<O> {

  /**
   * Invoke an operation.
   *
   * @param operation which
   * @param delayNanos to wait before, in nanoseconds
   */
  record Invoke<O>(O operation, long delayNanos) implements Step<O> {}

  /** Wait until every other client has come to its own, or is done. */
  record Synchronize<O>() implements Step<O> {}

  /** Nothing more, ever. */
  record Done<O>() implements Step<O> {}
}
