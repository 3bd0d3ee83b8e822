package dev.contend.checkers.linearizability;

import java.util.List;
import java.util.Optional;

/**
 * What a specification of lists says beside {@link SequentialSpec}, so that histories in which
 * elements are only appended, each once, are judged by {@link GrowingList}, in time n log n beside
 * what it takes to compare the lists that were read. Every list is empty at first.
 *
 * @param <C> as in {@link SequentialSpec}
 */
@FunctionalInterface
public interface ListLike<C> {

  /** What a call does to its list. */
  sealed interface Access {}

  /** It appends an element. */
  record Append(Object element) implements Access {}

  /** It answered to have read these, in that order, and no others. */
  record Read(List<?> elements) implements Access {}

  /**
   * What calls on one list do. They come together because it may take all that was appended to tell
   * what was read.
   *
   * @return of each call, or empty if one does neither, or it can't be told what it does
   */
  Optional<List<Access>> accesses(List<C> calls);
}
