package dev.contend.checkers.transactions;

import dev.contend.checkers.transactions.cycles.CycleSearch;
import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.graph.Graph;
import dev.contend.checkers.transactions.inference.Inference;
import dev.contend.checkers.transactions.txn.Transactions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Says how much was looked at, what of it was inferred, and what could not be. */
final class Coverage {
  private final Inference inference;
  private final Transactions transactions;
  private final Graph graph;
  private final CycleSearch.Result search;

  Coverage(Inference inference, Graph graph, CycleSearch.Result search) {
    this.inference = inference;
    transactions = inference.transactions();
    this.graph = graph;
    this.search = search;
  }

  /** A clause for each. */
  List<String> clauses() {
    List<String> clauses = new ArrayList<>();
    clauses.add(looked());
    clauses.add(
        "dependencies: "
            + Arrays.stream(Dependency.values())
                .filter(why -> !why.order() || graph.count(why) > 0)
                .map(why -> "%,d %s".formatted(graph.count(why), why))
                .collect(Collectors.joining(", ")));
    clauses.add(
        search.components() == 0
            ? "no cycles, so each transaction is a component by itself"
            : "%,d components with cycles, the largest of %,d transactions"
                .formatted(search.components(), search.largest()));
    if (!inference.inferred().isEmpty()) {
      clauses.add("known: " + inference.inferred());
    }
    String unknown = unknown();
    if (!unknown.isEmpty()) {
      clauses.add("not known: " + unknown);
    }
    return clauses;
  }

  private String looked() {
    long ok = IntStream.range(0, transactions.size()).filter(transactions::ok).count();
    long failed = IntStream.range(0, transactions.size()).filter(transactions::failed).count();
    return "%,d transactions (%,d ok, %,d failed, %,d unknown) with %,d operations on %,d keys"
        .formatted(
            transactions.size(),
            ok,
            failed,
            transactions.size() - ok - failed,
            transactions.operations(),
            transactions.keys());
  }

  private String unknown() {
    List<String> unknown = new ArrayList<>();
    if (!inference.unknown().isEmpty()) {
      unknown.add(inference.unknown());
    }
    int unread = transactions.keys() - read().cardinality();
    if (unread > 0) {
      unknown.add("what %,d keys held, which nobody read".formatted(unread));
    }
    long open =
        IntStream.range(0, transactions.size())
            .filter(t -> !transactions.failed(t) && !inference.happened().happened(t))
            .count();
    if (open > 0) {
      unknown.add("whether %,d transactions happened".formatted(open));
    }
    return String.join(", ", unknown);
  }

  /** The keys that were read. */
  private BitSet read() {
    BitSet read = new BitSet();
    for (int op = 0; op < transactions.operations(); op++) {
      if (!transactions.writes(op) && transactions.read(op) != Transactions.UNKNOWN) {
        read.set(transactions.key(op));
      }
    }
    return read;
  }
}
