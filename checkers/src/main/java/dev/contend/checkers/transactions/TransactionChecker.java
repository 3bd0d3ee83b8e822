package dev.contend.checkers.transactions;

import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import dev.contend.checkers.transactions.cycles.CycleSearch;
import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.graph.Edges;
import dev.contend.checkers.transactions.graph.Graph;
import dev.contend.checkers.transactions.graph.GraphTooLargeException;
import dev.contend.checkers.transactions.inference.Inference;
import dev.contend.checkers.transactions.inference.Orders;
import dev.contend.checkers.transactions.levels.AnomalyType;
import dev.contend.checkers.transactions.levels.Level;
import dev.contend.checkers.transactions.levels.RuledOut;
import dev.contend.checkers.transactions.listappend.ListAppend;
import dev.contend.checkers.transactions.register.Register;
import dev.contend.checkers.transactions.register.RegisterOptions;
import dev.contend.checkers.transactions.txn.Transactions;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Judges whether a history of transactions is one at a level of isolation: it is not if it shows an
 * anomaly that the level excludes.
 *
 * <p>Cost: memory grows with the number of micro-operations and of dependencies; so does time where
 * there are few cycles, or many. The search for {@code G-single-item} takes more where there are
 * many cycles and none of these. Both limits are honoured.
 */
public final class TransactionChecker implements Checker {
  /** The kind of an anomaly that the level excludes which the database promises. */
  public static final String BROKEN_PROMISE = "broken-promise";

  /** Infers from registers; null for lists. */
  private final RegisterOptions registers;

  private final Level level;

  /** What the database promises; null if nobody said it. */
  private final Level promised;

  private TransactionChecker(RegisterOptions registers, Level level, Level promised) {
    this.registers = registers;
    this.level = Objects.requireNonNull(level, "level");
    this.promised = promised;
  }

  /** One for appends to lists and reads of them, at the strongest level. */
  public static TransactionChecker listAppend() {
    return new TransactionChecker(null, Level.STRONG_SERIALIZABLE, null);
  }

  /** One for writes and reads of registers, at the strongest level. */
  public static TransactionChecker register(RegisterOptions options) {
    return new TransactionChecker(
        Objects.requireNonNull(options, "options"), Level.STRONG_SERIALIZABLE, null);
  }

  /** The same at another level. */
  public TransactionChecker at(Level other) {
    return new TransactionChecker(registers, other, promised);
  }

  /**
   * The same, telling beside its verdict whether a history keeps the level that the database
   * promises. One that does not has the anomaly {@link #BROKEN_PROMISE} too.
   *
   * @param weaker than the level by which it judges, or that level itself
   */
  public TransactionChecker promised(Level weaker) {
    return new TransactionChecker(registers, level, Objects.requireNonNull(weaker, "weaker"));
  }

  /**
   * The same with other assumptions about registers.
   *
   * @throws IllegalStateException if it judges lists, which need none
   */
  public TransactionChecker assuming(RegisterOptions options) {
    if (registers == null) {
      throw new IllegalStateException("lists show their order, nothing is assumed of it");
    }
    return new TransactionChecker(options, level, promised);
  }

  /** The level by which it judges. */
  public Level level() {
    return level;
  }

  @Override
  public String name() {
    return "isolation";
  }

  @Override
  public Verdict check(History history, Limits limits) {
    return judge(history, limits).verdict();
  }

  /** Judges a history and says all that it shows. */
  public Isolation judge(History history, Limits limits) {
    long deadline = limits.deadline();
    if (history.operations().isEmpty()) {
      return unknown("the history has no operations");
    }
    try {
      Inference inference =
          registers == null ? ListAppend.of(history) : Register.of(history, registers);
      Set<Dependency> orders = orders();
      Graph graph =
          Graph.of(inference.transactions().size(), edges(inference, orders), limits.memory() / 2);
      return new Evidence(history, inference, graph, CycleSearch.in(graph, orders, deadline))
          .judge(level, promised);
    } catch (UnjudgeableException e) {
      return unknown(e.getMessage());
    } catch (GraphTooLargeException e) {
      return unknown("gave up at the memory limit: it takes %s".formatted(e.getMessage()));
    } catch (OutOfMemoryError e) {
      return unknown("gave up with a full heap");
    }
  }

  private static Isolation unknown(String why) {
    return new Isolation(new Verdict.Unknown(why), Map.of(), RuledOut.by(List.of()), List.of());
  }

  /**
   * The order of which the level's anomalies speak. That of the clock has that of each process in
   * it, so there is one at most.
   */
  private Set<Dependency> orders() {
    Set<AnomalyType> excluded = level.excluded();
    if (excluded.contains(AnomalyType.G0_REALTIME)) {
      return EnumSet.of(Dependency.REALTIME);
    }
    return excluded.contains(AnomalyType.G0_PROCESS)
        ? EnumSet.of(Dependency.PROCESS)
        : EnumSet.noneOf(Dependency.class);
  }

  private static Edges edges(Inference inference, Set<Dependency> orders) {
    Transactions transactions = inference.transactions();
    int[] happened =
        IntStream.range(0, transactions.size()).filter(inference.happened()::happened).toArray();
    int[] returned = Orders.returned(transactions, happened);
    return sink -> {
      inference.dependencies(sink);
      if (orders.contains(Dependency.PROCESS)) {
        Orders.process(inference, sink);
      }
      if (orders.contains(Dependency.REALTIME)) {
        Orders.realTime(transactions, happened, returned, sink);
      }
    };
  }
}
