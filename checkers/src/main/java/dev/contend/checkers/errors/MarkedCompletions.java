package dev.contend.checkers.errors;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Finds the operations that carry a mark and groups them by function and error. */
abstract class MarkedCompletions implements Checker {
  private static final int MOST_EXAMPLES = 3;

  private final Keyword mark;

  MarkedCompletions(Keyword mark) {
    this.mark = mark;
  }

  /** What such an operation did, as a clause: "ended in an error that its caller would see". */
  abstract String what();

  @Override
  public final Verdict check(History history, Limits limits) {
    if (history.operations().isEmpty()) {
      return new Verdict.Unknown("the history has no operations");
    }
    Map<String, List<Operation>> marked = new LinkedHashMap<>();
    for (Operation operation : history.operations()) {
      if (operation.completion() != null && marked(operation.completion().extra().get(mark))) {
        marked
            .computeIfAbsent(
                operation.f().name() + " " + ErrorMarks.kind(operation.error()),
                key -> new ArrayList<>())
            .add(operation);
      }
    }
    List<Anomaly> anomalies = new ArrayList<>();
    marked.values().forEach(operations -> anomalies.add(anomaly(operations)));
    return Verdict.of("%,d operations".formatted(history.operations().size()), anomalies);
  }

  /** As Clojure has it, everything is true but nil and false: what looks like a mark is one. */
  private static boolean marked(Object value) {
    return value != null && !Boolean.FALSE.equals(value);
  }

  private Anomaly anomaly(List<Operation> operations) {
    Operation first = operations.get(0);
    List<Operation> examples = operations.subList(0, Math.min(MOST_EXAMPLES, operations.size()));
    String message =
        "%s %s of process %d (operation %d) %s: %s"
            .formatted(
                first.f().name(),
                EdnWriter.toString(first.input()),
                first.process(),
                first.index(),
                what(),
                EdnWriter.toString(first.error()));
    if (operations.size() > 1) {
      message += "; %d operations did so".formatted(operations.size());
    }
    return new Anomaly(name(), message + ".", examples.stream().map(Operation::index).toList());
  }
}
