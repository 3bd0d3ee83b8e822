package dev.contend.checkers.transactions.register;

import dev.contend.checkers.transactions.columns.Groups;
import dev.contend.checkers.transactions.columns.IntList;
import dev.contend.checkers.transactions.graph.Components;
import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.graph.EdgeSink;
import dev.contend.checkers.transactions.graph.Edges;
import dev.contend.checkers.transactions.graph.Graph;
import dev.contend.checkers.transactions.inference.Findings;
import dev.contend.checkers.transactions.inference.Orders;
import dev.contend.checkers.transactions.levels.AnomalyType;
import dev.contend.checkers.transactions.txn.Transactions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Which states of a register came before which, as far as the assumptions tell. They are taken in
 * one after another; one that makes states of a register come before each other does not hold
 * there, and is left out for that register.
 */
final class VersionOrder {
  private static final int ALL = ~0;
  private static final int NONE = Accesses.NONE;
  private static final int MOST_IN_A_MESSAGE = 8;

  /** Something assumed, and what follows. */
  private record Source(String name, Edges edges) {}

  /** What follows, found once: states and those that come after them. */
  private record Pairs(IntList before, IntList after) {
    static Pairs of(Edges edges, IntPredicate from) {
      Pairs pairs = new Pairs(new IntList(), new IntList());
      edges.each(
          (before, after, why) -> {
            if (from.test(before)) {
              pairs.before.add(before);
              pairs.after.add(after);
            }
          });
      return pairs;
    }

    void each(EdgeSink sink) {
      for (int i = 0; i < before.size(); i++) {
        sink.edge(before.get(i), after.get(i), Dependency.WW);
      }
    }
  }

  private final Accesses accesses;
  private final Transactions transactions;
  private final Findings findings;
  private final List<Pairs> accepted = new ArrayList<>();
  private final List<String> names = new ArrayList<>();
  private Graph order;

  VersionOrder(Accesses accesses, RegisterOptions options, Findings findings) {
    this.accesses = accesses;
    transactions = accesses.transactions();
    this.findings = findings;
    take(new Source("nil was first", this::initial));
    if (options.writesFollowReads()) {
      take(new Source("writes follow reads", this::writesFollowReads));
    }
    if (options.sequentialKeys()) {
      take(new Source("each key is sequential", this::sequential));
    }
    if (options.linearizableKeys()) {
      take(new Source("each key is linearizable", this::linearizable));
    }
    if (options.transactionOrder() != null) {
      int[] ordered = ordered(options);
      take(new Source("the given order", sink -> inOrder(ordered, sink)));
    }
    order = order.merged();
  }

  /** An edge from each state to those that are known to come after it. */
  Graph order() {
    return order;
  }

  /** Takes in what follows from something assumed. */
  private void take(Source source) {
    names.add(source.name());
    BitSet broken = new BitSet();
    Pairs pairs = Pairs.of(source.edges(), state -> true);
    Graph with = graph(List.of(pairs));
    for (int[] states : Components.of(with, ALL).cyclic()) {
      int key = accesses.key(states[0]);
      broken.set(key);
      findings.add(AnomalyType.CYCLIC_VERSIONS, () -> message(key, states), writers(states));
    }
    accepted.add(
        broken.isEmpty()
            ? pairs
            : Pairs.of(pairs::each, state -> !broken.get(accesses.key(state))));
    order = broken.isEmpty() ? with : graph(List.of());
  }

  private Graph graph(List<Pairs> more) {
    Edges all =
        sink -> {
          accepted.forEach(pairs -> pairs.each(sink));
          more.forEach(pairs -> pairs.each(sink));
        };
    return Graph.of(accesses.states(), all, Long.MAX_VALUE);
  }

  private String message(int key, int[] states) {
    String values =
        String.join(
            ", ",
            Arrays.stream(states).limit(MOST_IN_A_MESSAGE).mapToObj(accesses::words).toList());
    int more = states.length - MOST_IN_A_MESSAGE;
    return "Of %s, the values %s%s each come before the others, if %s."
        .formatted(
            transactions.keyName(key),
            values,
            more > 0 ? " and %,d more".formatted(more) : "",
            String.join(" and ", names));
  }

  private int[] writers(int[] states) {
    return Arrays.stream(states)
        .filter(state -> !accesses.isInitial(state))
        .map(state -> transactions.versions().writer(state))
        .filter(writer -> writer != NONE)
        .distinct()
        .limit(MOST_IN_A_MESSAGE)
        .toArray();
  }

  private void initial(EdgeSink sink) {
    for (int t = 0; t < transactions.size(); t++) {
      for (int op = transactions.start(t); op < transactions.end(t); op++) {
        int read = accesses.externalRead(op) ? accesses.read(op) : NONE;
        boolean wrote = accesses.externalWrite(op) && accesses.happened().happened(t);
        int state = wrote ? transactions.written(op) : read;
        if (state != NONE && !accesses.isInitial(state)) {
          sink.edge(accesses.initial(transactions.key(op)), state, Dependency.WW);
        }
      }
    }
  }

  private void writesFollowReads(EdgeSink sink) {
    for (int t = 0; t < transactions.size(); t++) {
      for (int op = transactions.start(t); transactions.ok(t) && op < transactions.end(t); op++) {
        if (accesses.externalWrite(op)) {
          int first = op;
          while (transactions.previous(first) != NONE) {
            first = transactions.previous(first);
          }
          if (accesses.externalRead(first)) {
            sink.edge(accesses.read(first), transactions.written(op), Dependency.WW);
          }
        }
      }
    }
  }

  private void sequential(EdgeSink sink) {
    Map<Integer, Integer> last = new HashMap<>();
    for (int key = 0; key < transactions.keys(); key++) {
      last.clear();
      Groups byKey = accesses.byKey();
      for (int at = byKey.start(key); at < byKey.end(key); at++) {
        int t = byKey.at(at);
        if (transactions.ok(t)) {
          Integer before = last.put(transactions.process(t), t);
          if (before != null) {
            link(key, before, t, sink);
          }
        }
      }
    }
  }

  private void linearizable(EdgeSink sink) {
    Groups byKey = accesses.byKey();
    for (int key = 0; key < transactions.keys(); key++) {
      int of = key;
      int[] some = IntStream.range(byKey.start(key), byKey.end(key)).map(byKey::at).toArray();
      Orders.realTime(
          transactions,
          some,
          Orders.returned(transactions, some),
          (from, to, why) -> link(of, from, to, sink));
    }
  }

  private int[] ordered(RegisterOptions options) {
    return IntStream.range(0, transactions.size())
        .filter(transactions::ok)
        .boxed()
        .sorted(
            Comparator.comparingLong(
                t -> options.transactionOrder().applyAsLong(transactions.completed(t))))
        .mapToInt(Integer::intValue)
        .toArray();
  }

  /** What was written to a register came in that order. */
  private void inOrder(int[] ordered, EdgeSink sink) {
    int[] last = new int[transactions.keys()];
    Arrays.fill(last, NONE);
    for (int t : ordered) {
      for (int op = transactions.start(t); op < transactions.end(t); op++) {
        if (accesses.externalWrite(op)) {
          int key = transactions.key(op);
          if (last[key] != NONE) {
            sink.edge(last[key], transactions.written(op), Dependency.WW);
          }
          last[key] = transactions.written(op);
        }
      }
    }
  }

  /** What a transaction knew of a register last came before what a later one knew of it first. */
  private void link(int key, int from, int to, EdgeSink sink) {
    int before = accesses.last(from, key);
    int after = accesses.first(to, key);
    if (from != to && before != NONE && after != NONE) {
      sink.edge(before, after, Dependency.WW);
    }
  }
}
