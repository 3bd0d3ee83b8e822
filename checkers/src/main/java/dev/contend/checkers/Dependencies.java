package dev.contend.checkers;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * What transactions did that no level above some has them do.
 *
 * @param meaning what such an anomaly is, in a sentence
 * @param ruledOut the weakest levels of isolation that it rules out; so it does all that include
 *     one of them
 * @param transactions those that take part, each once; of a cycle in its order
 * @param steps why one of them comes before another; those of a cycle each begin where the one
 *     before ended, and the last ends where the first began; there are none where it shows in
 *     values alone
 * @param cycle whether the steps make a cycle, so that each transaction comes before itself
 */
public record Dependencies(
    String meaning,
    List<String> ruledOut,
    List<Transaction> transactions,
    List<Step> steps,
    boolean cycle)
    implements Explanation {

  /**
   * A transaction.
   *
   * @param operation the index of its invocation; evidence calls it {@code T} and this number
   * @param process that ran it
   * @param outcome {@code ok}, {@code fail}, or {@code info} where nobody knows
   * @param calls what it asked and what it read, each as EDN; long lists without their beginning
   * @param statements what it sent to the database, if that was recorded
   */
  public record Transaction(
      int operation, int process, String outcome, List<String> calls, List<String> statements) {
    public Transaction {
      Objects.requireNonNull(outcome, "outcome");
      calls = List.copyOf(calls);
      // Files of former versions have none.
      statements = statements == null ? List.of() : List.copyOf(statements);
    }

    /** One of which nobody recorded the statements. */
    public Transaction(int operation, int process, String outcome, List<String> calls) {
      this(operation, process, outcome, calls, List.of());
    }
  }

  /**
   * Why one transaction comes before another.
   *
   * @param from the index of the invocation of the first
   * @param to that of the other
   * @param kind {@code ww}, {@code wr}, {@code rw}, {@code process} or {@code realtime}
   * @param reason a clause: "T1 read 3 of x, without 4, which T2 appended next"
   */
  public record Step(int from, int to, String kind, String reason) {
    public Step {
      Objects.requireNonNull(kind, "kind");
      Objects.requireNonNull(reason, "reason");
    }
  }

  public Dependencies {
    Objects.requireNonNull(meaning, "meaning");
    ruledOut = List.copyOf(ruledOut);
    transactions = List.copyOf(transactions);
    steps = List.copyOf(steps);
    Set<Integer> known = new HashSet<>();
    transactions.forEach(one -> known.add(one.operation()));
    for (Step step : steps) {
      if (!known.contains(step.from()) || !known.contains(step.to())) {
        throw new IllegalArgumentException(
            "the step from T%d to T%d is between others than the transactions"
                .formatted(step.from(), step.to()));
      }
    }
  }

  @Override
  public Map<String, Object> data() {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("meaning", meaning);
    data.put("rules-out", ruledOut);
    data.put("transactions", transactions.stream().map(Dependencies::data).toList());
    data.put("steps", steps.stream().map(Dependencies::data).toList());
    data.put("cycle", cycle);
    return data;
  }

  private static Map<String, Object> data(Transaction one) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("operation", one.operation());
    data.put("process", one.process());
    data.put("outcome", one.outcome());
    data.put("calls", one.calls());
    if (!one.statements().isEmpty()) {
      data.put("statements", one.statements());
    }
    return data;
  }

  private static Map<String, Object> data(Step one) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("from", one.from());
    data.put("to", one.to());
    data.put("kind", one.kind());
    data.put("reason", one.reason());
    return data;
  }
}
