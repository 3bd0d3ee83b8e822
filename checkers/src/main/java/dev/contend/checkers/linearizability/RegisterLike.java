package dev.contend.checkers.linearizability;

/**
 * What a specification of registers says beside {@link SequentialSpec}, so that histories in which
 * no value is written twice are judged by {@link UniqueWrites}, in time n log n. Every register
 * holds null at first.
 *
 * @param <C> as in {@link SequentialSpec}
 */
@FunctionalInterface
public interface RegisterLike<C> {

  /**
   * What a call does to its register.
   *
   * @param value that it writes, or that it answered to have read
   */
  record Access(boolean isWrite, Object value) {}

  /** What it does; null if it is neither a write nor a read with an answer. */
  Access access(C call);
}
