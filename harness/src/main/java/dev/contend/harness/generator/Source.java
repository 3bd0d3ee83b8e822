package dev.contend.harness.generator;

/**
 * What one client draws from. Used by that client's thread alone.
 *
 * @param <O> operations
 */
@FunctionalInterface
public interface Source<O> {

  /** The next step; after {@link Step.Done} it is always done. */
  Step<O> next();
}
