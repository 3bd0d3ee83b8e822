package dev.contend.checkers.linearizability;

import dev.contend.checkers.history.History;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Judges lists to which elements are only appended, each by one operation.
 *
 * <p>What was read at some time is a beginning of all that is read later. So the longest read tells
 * the order of the appends that it has, and each other read its place among them; every order in
 * which these stand so gives the answers that were given. Appends that nobody read come after all
 * that. So each operation is in a {@link Blocks block}: the first append, the reads of one element,
 * the second append, and so on; last, what no read has.
 *
 * <p>An append of unknown outcome happened if its element was read, and returns at the end of time;
 * else it may as well not have happened.
 */
final class GrowingList<C> {
  private final Partition<C> partition;

  /** By kind; null for those that no operation has. */
  private final ListLike.Access[] accesses;

  private GrowingList(Partition<C> partition) {
    this.partition = partition;
    accesses = new ListLike.Access[partition.kinds().size()];
  }

  /** Whether there is an order; null if the operations are not of that form. */
  static <C> Boolean linearizable(ListLike<C> spec, Partition<C> partition) {
    GrowingList<C> judge = new GrowingList<>(partition);
    return judge.applies(spec) ? judge.judge() : null;
  }

  private boolean applies(ListLike<C> spec) {
    BitSet used = new BitSet();
    for (int kind : partition.kind()) {
      used.set(kind);
    }
    int[] kinds = used.stream().toArray();
    List<ListLike.Access> found =
        spec.accesses(Arrays.stream(kinds).mapToObj(partition.kinds()::get).toList()).orElse(null);
    if (found == null) {
      return false;
    }
    for (int i = 0; i < kinds.length; i++) {
      accesses[kinds[i]] = found.get(i);
    }
    Set<Object> appended = new HashSet<>();
    for (int place = 0; place < partition.size(); place++) {
      boolean fits =
          accesses[partition.kind()[place]] instanceof ListLike.Append append
              ? appended.add(append.element())
              : partition.returned()[place] != History.NONE;
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  private boolean judge() {
    List<?> longest = List.of();
    for (ListLike.Access access : accesses) {
      if (access instanceof ListLike.Read read && read.elements().size() > longest.size()) {
        longest = read.elements();
      }
    }
    Map<Object, Integer> position = new HashMap<>();
    for (Object element : longest) {
      if (position.put(element, position.size() + 1) != null) {
        return false; // it was appended once, and is there twice
      }
    }
    int[] blockOfKind = new int[accesses.length];
    int found = 0;
    for (int kind = 0; kind < accesses.length; kind++) {
      if (accesses[kind] instanceof ListLike.Append append) {
        Integer its = position.get(append.element());
        blockOfKind[kind] = its == null ? Blocks.LAST : 2 * its;
        found += its == null ? 0 : 1;
      } else if (accesses[kind] instanceof ListLike.Read read) {
        int size = read.elements().size();
        if (!longest.subList(0, size).equals(read.elements())) {
          return false; // two reads contradict each other
        }
        blockOfKind[kind] = 2 * size + 1;
      }
    }
    return found == longest.size() && Blocks.keepRealTime(partition, blocks(blockOfKind));
  }

  /** By place. */
  private int[] blocks(int[] blockOfKind) {
    int[] block = new int[partition.size()];
    for (int place = 0; place < block.length; place++) {
      boolean answered = partition.returned()[place] != History.NONE;
      int its = blockOfKind[partition.kind()[place]];
      block[place] = its == Blocks.LAST && !answered ? Blocks.NONE : its;
    }
    return block;
  }
}
