package dev.contend.checkers.linearizability;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.history.History;
import java.util.Arrays;
import java.util.BitSet;

/**
 * Makes a small {@link Part} of a partition that has no order, which has none either: the shortest
 * beginning, with as many operations relaxed as can be. First all that are long past, then by
 * halves (Zeller's delta debugging), beginning with all at once, until no single one can be relaxed
 * any more, or the time is over.
 */
final class Shrinker<S, C> {
  /** The smallest part found, its last event, and whether nothing more can be taken from it. */
  record Result(BitSet relaxed, int end, boolean minimal) {}

  private static final int ATTEMPTS_IN_THE_REST_OF_THE_TIME = 4;

  private final SequentialSpec<S, C> spec;
  private final Partition<C> whole;
  private final Part<S, C> part;
  private final long deadline;
  private final long memory;

  /** Of each answered operation the index of its return, in order. */
  private final int[] returns;

  private BitSet relaxed = new BitSet();
  private int end;
  private boolean sure = true;

  /**
   * @param deadline on the clock of {@link System#nanoTime()}; what is found by then is the result
   */
  Shrinker(
      SequentialSpec<S, C> spec, Partition<C> whole, Part<S, C> part, long deadline, long memory) {
    this.spec = spec;
    this.whole = whole;
    this.part = part;
    this.deadline = deadline;
    this.memory = memory;
    returns = Arrays.stream(whole.returned()).filter(r -> r != History.NONE).sorted().toArray();
    end = returns[returns.length - 1];
  }

  /**
   * Shrinks it.
   *
   * @param deepest the number of answered operations that returned before no order went on
   */
  Result shrink(int deepest) {
    shorten(deepest);
    relaxThePast();
    int before;
    do {
      before = relaxed.cardinality();
      relaxByHalves();
      shorten(Arrays.binarySearch(returns, end));
    } while (relaxed.cardinality() > before && !late());
    return new Result(relaxed, end, sure && !late());
  }

  private boolean late() {
    return System.nanoTime() - deadline >= 0;
  }

  /** The shortest beginning, which most often ends where no order went on. */
  private void shorten(int guess) {
    int longest = Arrays.binarySearch(returns, end);
    int shortest = 0;
    int tried = Math.min(guess, longest);
    for (int step = 1; tried < longest; step *= 2) {
      if (refuted(relaxed, returns[tried])) {
        longest = tried;
      } else {
        shortest = tried + 1;
        tried += step;
      }
    }
    for (int step = 1; shortest < longest && !late(); step *= 2) {
      int middle = Math.max((shortest + longest) / 2, longest - step);
      if (refuted(relaxed, returns[middle])) {
        longest = middle;
      } else {
        shortest = middle + 1;
      }
    }
    end = returns[longest];
  }

  /** All that returned long before the last operation was invoked, if that can be. */
  private void relaxThePast() {
    int last = 0;
    while (whole.returned()[last] != end) {
      last++;
    }
    int level = Arrays.binarySearch(returns, whole.invoked()[last]);
    for (int width = 1, from = -level - 2; from > 0 && !late(); width *= 4) {
      BitSet more = (BitSet) relaxed.clone();
      for (int place = 0; place < whole.size(); place++) {
        int returned = whole.returned()[place];
        if (returned != History.NONE && returned <= returns[from]) {
          more.set(place);
        }
      }
      if (refuted(more, end)) {
        relaxed = more;
        return;
      }
      from -= width;
    }
  }

  private void relaxByHalves() {
    int[] certain = certain();
    for (int size = certain.length; size > 0; size /= 2) {
      for (int first = 0; first < certain.length && !late(); first += size) {
        BitSet more = (BitSet) relaxed.clone();
        for (int i = first; i < Math.min(first + size, certain.length); i++) {
          more.set(certain[i]);
        }
        if (refuted(more, end)) {
          relaxed = more;
        }
      }
      if (size == 1 || late()) {
        return;
      }
      certain = certain();
      size = Math.min(size, 2 * certain.length);
    }
  }

  /** The operations that can still be relaxed; the last one can't, or nothing would be refuted. */
  private int[] certain() {
    IntColumn places = new IntColumn();
    for (int place = 0; place < whole.size(); place++) {
      if (part.certain(place, relaxed, end) && whole.returned()[place] != end) {
        places.add(place);
      }
    }
    return places.toArray();
  }

  private boolean refuted(BitSet candidate, int candidateEnd) {
    try {
      long now = System.nanoTime();
      long soon = now + Math.max(0, deadline - now) / ATTEMPTS_IN_THE_REST_OF_THE_TIME;
      Search.End found = Decision.end(spec, part.of(candidate, candidateEnd), soon, memory);
      sure &= found == Search.End.LINEARIZABLE || found == Search.End.NOT_LINEARIZABLE;
      return found == Search.End.NOT_LINEARIZABLE;
    } catch (UnjudgeableException e) {
      return false; // without that operation the specification can't read the rest
    }
  }
}
