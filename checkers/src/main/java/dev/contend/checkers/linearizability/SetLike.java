package dev.contend.checkers.linearizability;

import java.util.Collection;

/**
 * What a specification of sets says beside {@link SequentialSpec}, so that histories in which
 * elements are only added, each once, are judged by {@link GrowingSet}, in time n log n. Every set
 * is empty at first.
 *
 * @param <C> as in {@link SequentialSpec}
 */
@FunctionalInterface
public interface SetLike<C> {

  /** What a call does to its set. */
  sealed interface Access {}

  /** It adds an element. */
  record Add(Object element) implements Access {}

  /** It answered to have read these and no others. */
  record Read(Collection<?> elements) implements Access {}

  /** What it does; null if it is neither. */
  Access access(C call);
}
