package dev.contend.checkers.transactions.register;

import dev.contend.checkers.history.History;
import dev.contend.checkers.transactions.columns.Groups;
import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.graph.EdgeSink;
import dev.contend.checkers.transactions.graph.Graph;
import dev.contend.checkers.transactions.inference.Findings;
import dev.contend.checkers.transactions.inference.Happened;
import dev.contend.checkers.transactions.inference.Inference;
import dev.contend.checkers.transactions.txn.Transactions;

/**
 * What a history of writes to registers and of reads of them tells, if no value was written twice
 * to a register. A read shows who wrote what it saw, and nothing of what was there before. So which
 * state came after which has to be assumed ({@link RegisterOptions}); then, for states of which one
 * is known to come after the other, not necessarily next:
 *
 * <ul>
 *   <li><i>ww</i>: who wrote the one comes before who wrote the other;
 *   <li><i>wr</i>: who wrote a state, before who read it;
 *   <li><i>rw</i>: who read the one comes before who wrote the other.
 * </ul>
 *
 * <p>Who overwrote what he had read depends on its writer by that read, which shows, and not by the
 * order of the two, which is assumed: so there is no ww beside the wr.
 *
 * <p>That a state is not the next but a later one does no harm: between a reader and a later writer
 * there is an anti-dependency to the next writer and write dependencies from there on, of which
 * this one is the sum.
 */
public final class Register implements Inference {
  private static final int NONE = Accesses.NONE;

  private final Accesses accesses;
  private final Transactions transactions;
  private final Findings findings = new Findings();
  private final Graph order;

  private Register(Accesses accesses, RegisterOptions options) {
    this.accesses = accesses;
    transactions = accesses.transactions();
    order = new VersionOrder(accesses, options, findings).order();
    new RegisterAnomalies(accesses, findings).find();
  }

  /**
   * Infers all of it.
   *
   * @throws dev.contend.checkers.UnjudgeableException if the history is no rw-register one
   */
  public static Register of(History history, RegisterOptions options) {
    return new Register(new Accesses(history), options);
  }

  @Override
  public Transactions transactions() {
    return transactions;
  }

  @Override
  public Happened happened() {
    return accesses.happened();
  }

  @Override
  public Findings findings() {
    return findings;
  }

  @Override
  public void dependencies(EdgeSink sink) {
    Groups readers = accesses.readers();
    for (int state = 0; state < accesses.states(); state++) {
      int writer = accesses.writer(state);
      for (int at = readers.start(state); writer != NONE && at < readers.end(state); at++) {
        sink.edge(writer, readers.at(at), Dependency.WR);
      }
      for (int at = order.start(state); at < order.end(state); at++) {
        int next = accesses.writer(order.target(at));
        if (next != NONE) {
          followed(state, writer, next, sink);
        }
      }
    }
  }

  private void followed(int state, int writer, int next, EdgeSink sink) {
    Groups readers = accesses.readers();
    boolean seen = false;
    for (int at = readers.start(state); at < readers.end(state); at++) {
      seen |= readers.at(at) == next;
      sink.edge(readers.at(at), next, Dependency.RW);
    }
    if (writer != NONE && !seen) {
      sink.edge(writer, next, Dependency.WW);
    }
  }

  @Override
  public String reason(int from, int to, Dependency why) {
    for (int op = transactions.start(from); op < transactions.end(from); op++) {
      boolean asked = why == Dependency.RW ? accesses.externalRead(op) : accesses.externalWrite(op);
      if (asked) {
        int state = why == Dependency.RW ? accesses.read(op) : transactions.written(op);
        String reason = why == Dependency.WR ? read(from, to, state) : wrote(from, to, state, why);
        if (reason != null) {
          return reason;
        }
      }
    }
    throw new IllegalArgumentException(
        "there is no %s from %s to %s".formatted(why, label(from), label(to)));
  }

  private String read(int from, int to, int state) {
    for (int op = transactions.start(to); op < transactions.end(to); op++) {
      if (accesses.externalRead(op) && accesses.read(op) == state) {
        return "%s read %s of %s, which %s had written"
            .formatted(label(to), accesses.words(state), name(state), label(from));
      }
    }
    return null;
  }

  private String wrote(int from, int to, int state, Dependency why) {
    for (int at = order.start(state); at < order.end(state); at++) {
      int next = order.target(at);
      if (accesses.writer(next) == to) {
        return "%s %s %s %s %s, and %s wrote %s, which came later"
            .formatted(
                label(from),
                why == Dependency.RW ? "read" : "wrote",
                accesses.words(state),
                why == Dependency.RW ? "of" : "to",
                name(state),
                label(to),
                accesses.words(next));
      }
    }
    return null;
  }

  private String label(int transaction) {
    return transactions.label(transaction);
  }

  private String name(int state) {
    return transactions.keyName(accesses.key(state));
  }

  @Override
  public String inferred() {
    int versions = transactions.versions().size();
    return versions == 0
        ? ""
        : "what came after %,d of %,d values".formatted(versions - last(), versions);
  }

  @Override
  public String unknown() {
    int last = last();
    return last <= transactions.keys() ? "" : "what came after the other %,d".formatted(last);
  }

  /** How many values are not known to have been followed by another. */
  private int last() {
    int last = 0;
    for (int version = 0; version < transactions.versions().size(); version++) {
      last += order.start(version) == order.end(version) ? 1 : 0;
    }
    return last;
  }
}
