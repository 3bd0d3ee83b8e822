package dev.contend.checkers.transactions.inference;

import dev.contend.checkers.transactions.columns.IntList;
import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.graph.EdgeSink;
import dev.contend.checkers.transactions.txn.Transactions;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** The orders in which processes and the clock saw the transactions. */
public final class Orders {
  private Orders() {}

  /** Each transaction of a process comes after the one before it that returned {@code ok}. */
  public static void process(Inference inference, EdgeSink sink) {
    Transactions transactions = inference.transactions();
    Map<Integer, Integer> last = new HashMap<>();
    for (int t = 0; t < transactions.size(); t++) {
      if (inference.happened().happened(t)) {
        Integer before =
            transactions.ok(t)
                ? last.put(transactions.process(t), t)
                : last.get(transactions.process(t));
        if (before != null) {
          sink.edge(before, t, Dependency.PROCESS);
        }
      }
    }
  }

  /**
   * A transaction comes after all that had returned when it was invoked. Given are the edges that
   * the others follow from: a transaction that had returned before another was invoked that had
   * returned too is left out. So none has more predecessors than ran at the same time.
   *
   * @param some of the transactions, in order of invocation
   * @param returned those of them that returned {@code ok}, in that order
   */
  public static void realTime(
      Transactions transactions, int[] some, int[] returned, EdgeSink sink) {
    IntList front = new IntList();
    int next = 0;
    for (int t : some) {
      while (next < returned.length
          && transactions.completed(returned[next]) < transactions.invoked(t)) {
        advance(front, transactions, returned[next++]);
      }
      for (int i = 0; i < front.size(); i++) {
        sink.edge(front.get(i), t, Dependency.REALTIME);
      }
    }
  }

  /** Takes a transaction that returned into those that no other that returned comes after. */
  private static void advance(IntList front, Transactions transactions, int returned) {
    int kept = 0;
    for (int i = 0; i < front.size(); i++) {
      if (transactions.completed(front.get(i)) > transactions.invoked(returned)) {
        front.set(kept++, front.get(i));
      }
    }
    front.truncate(kept);
    front.add(returned);
  }

  /** Those of some transactions that returned {@code ok}, in the order in which they did. */
  public static int[] returned(Transactions transactions, int[] some) {
    long[] byReturn =
        Arrays.stream(some)
            .filter(transactions::ok)
            .mapToLong(t -> (long) transactions.completed(t) << Integer.SIZE | t)
            .sorted()
            .toArray();
    return Arrays.stream(byReturn).mapToInt(pair -> (int) pair).toArray();
  }

  /** Why one comes before the other in such an order, as {@link Inference#reason} says it. */
  public static String reason(Transactions transactions, int from, int to, Dependency why) {
    return why == Dependency.PROCESS
        ? "process %d ran %s before %s"
            .formatted(transactions.process(from), transactions.label(from), transactions.label(to))
        : "%s had returned (event %d) before %s was invoked (event %d)"
            .formatted(
                transactions.label(from),
                transactions.completed(from),
                transactions.label(to),
                transactions.invoked(to));
  }
}
