package dev.contend.checkers.linearizability;

import dev.contend.checkers.history.History;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges sets to which elements are only added, each by one operation.
 *
 * <p>In an order of the operations an add stands before the reads that have its element and after
 * those that have not; every order in which all adds and reads stand so gives the answers that were
 * given. So of two reads one must have all that the other has, and all operations fall into blocks:
 * what the smallest read has was added, then the reads of just that, then what the next larger one
 * has beside it was added, and so on; last, what no read has. Between blocks the order is fixed,
 * within one it is free ({@link Blocks}).
 *
 * <p>An add of unknown outcome happened if its element was read, and returns at the end of time;
 * else it may as well not have happened.
 */
final class GrowingSet<C> {
  private final Partition<C> partition;
  private final SetLike.Access[] accesses;

  private GrowingSet(SetLike<C> spec, Partition<C> partition) {
    this.partition = partition;
    accesses = new SetLike.Access[partition.kinds().size()];
    Arrays.setAll(accesses, kind -> spec.access(partition.kinds().get(kind)));
  }

  /** Whether there is an order; null if the operations are not of that form. */
  static <C> Boolean linearizable(SetLike<C> spec, Partition<C> partition) {
    GrowingSet<C> judge = new GrowingSet<>(spec, partition);
    return judge.applies() ? judge.judge() : null;
  }

  private boolean applies() {
    Set<Object> added = new HashSet<>();
    for (int place = 0; place < partition.size(); place++) {
      SetLike.Access access = access(place);
      boolean answered = partition.returned()[place] != History.NONE;
      boolean fits =
          access instanceof SetLike.Add add
              ? added.add(add.element())
              : access instanceof SetLike.Read && answered;
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private SetLike.Access access(int place) {
    return accesses[partition.kind()[place]];
  }

  private boolean judge() {
    int[] block = new int[partition.size()];
    Map<Object, Integer> blocks = new HashMap<>();
    if (!placeReads(block, blocks)) {
      return false;
    }
    Set<Object> added = new HashSet<>();
    for (int place = 0; place < partition.size(); place++) {
      if (access(place) instanceof SetLike.Add add) {
        Integer seen = blocks.get(add.element());
        boolean answered = partition.returned()[place] != History.NONE;
        block[place] = seen != null ? seen : answered ? Blocks.LAST : Blocks.NONE;
        added.add(add.element());
      }
    }
    return added.containsAll(blocks.keySet()) && Blocks.keepRealTime(partition, block);
  }

  /** Gives odd blocks to reads, and to what they are the first to have the even one before. */
  private boolean placeReads(int[] block, Map<Object, Integer> blocks) {
    List<Integer> reads = new ArrayList<>();
    for (int place = 0; place < partition.size(); place++) {
      if (access(place) instanceof SetLike.Read) {
        reads.add(place);
      }
    }
    reads.sort(Comparator.comparingInt(place -> elements(place).size()));
    int current = 1;
    for (int place : reads) {
      Set<?> elements = elements(place);
      if (elements.size() > blocks.size()) {
        current += 2;
      }
      int known = 0;
      int before = blocks.size();
      for (Object element : elements) {
        known += blocks.putIfAbsent(element, current - 1) != null ? 1 : 0;
      }
      if (known < before) {
        return false; // it lacks what a read of no more elements has
      }
      block[place] = current;
    }
    return true;
  }

  private Set<?> elements(int place) {
    SetLike.Read read = (SetLike.Read) access(place);
    return read.elements() instanceof Set<?> set ? set : new HashSet<>(read.elements());
  }
}
