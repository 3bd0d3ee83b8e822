package dev.contend.checkers.transactions;

import dev.contend.checkers.Dependencies;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.transactions.cycles.Cycle;
import dev.contend.checkers.transactions.graph.Dependency;
import dev.contend.checkers.transactions.inference.Finding;
import dev.contend.checkers.transactions.inference.Inference;
import dev.contend.checkers.transactions.inference.Orders;
import dev.contend.checkers.transactions.levels.AnomalyType;
import dev.contend.checkers.transactions.levels.Level;
import dev.contend.checkers.transactions.levels.RuledOut;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Says of anomalies why they are ones. */
final class Explanations {
  private static final int MOST_CALLS = 12;
  private static final int MOST_ELEMENTS = 8;
  private static final int MOST_STATEMENTS = 24;

  private final History history;
  private final Inference inference;

  Explanations(History history, Inference inference) {
    this.history = history;
    this.inference = inference;
  }

  /** With a reason for each step. */
  Dependencies of(Cycle cycle) {
    return explanation(
        cycle.type(), cycle.transactions(), cycle.steps().stream().map(this::step).toList(), true);
  }

  /** With one step where one transaction depends on another in a way that it should not. */
  Dependencies of(Finding finding) {
    int[] some = finding.transactions();
    List<Dependencies.Step> steps =
        switch (finding.type()) {
          case G1A, G1B -> List.of(step(some[1], some[0], Dependency.WR, finding.message()));
          case DIRTY_UPDATE -> List.of(step(some[0], some[1], Dependency.WW, finding.message()));
          default -> List.of();
        };
    return explanation(finding.type(), Arrays.stream(some).boxed().toList(), steps, false);
  }

  private Dependencies explanation(
      AnomalyType type,
      List<Integer> transactions,
      List<Dependencies.Step> steps,
      boolean isCycle) {
    return new Dependencies(
        type.meaning(),
        RuledOut.by(List.of(type)).weakest().stream().map(Level::label).toList(),
        transactions.stream().distinct().map(this::transaction).toList(),
        steps,
        isCycle);
  }

  private Dependencies.Step step(Cycle.Step step) {
    return step(step.from(), step.to(), step.why(), reason(step));
  }

  private Dependencies.Step step(int from, int to, Dependency why, String reason) {
    return new Dependencies.Step(
        inference.transactions().invoked(from),
        inference.transactions().invoked(to),
        why.toString(),
        reason);
  }

  /** A clause that says why one transaction comes before the other. */
  String reason(Cycle.Step step) {
    return step.why().order()
        ? Orders.reason(inference.transactions(), step.from(), step.to(), step.why())
        : inference.reason(step.from(), step.to(), step.why());
  }

  private Dependencies.Transaction transaction(int transaction) {
    Operation operation = history.operation(inference.transactions().invoked(transaction));
    Object did = operation.ok() ? operation.output() : operation.input();
    List<String> calls = new ArrayList<>();
    List<?> all = (List<?>) did;
    all.stream().limit(MOST_CALLS).forEach(call -> calls.add(words((List<?>) call)));
    if (all.size() > MOST_CALLS) {
      calls.add("… %,d more".formatted(all.size() - MOST_CALLS));
    }
    return new Dependencies.Transaction(
        operation.index(),
        operation.process(),
        operation.outcome().name().toLowerCase(Locale.ROOT),
        calls,
        statements(operation));
  }

  /** None if they were not recorded. */
  private static List<String> statements(Operation operation) {
    boolean recorded =
        operation.completion() != null
            && operation.completion().extra().get(Event.STATEMENTS) instanceof List<?>;
    if (!recorded) {
      return List.of();
    }
    List<?> all = (List<?>) operation.completion().extra().get(Event.STATEMENTS);
    List<String> some = new ArrayList<>();
    all.stream()
        .limit(MOST_STATEMENTS)
        .forEach(sent -> some.add(sent instanceof String text ? text : EdnWriter.toString(sent)));
    if (all.size() > MOST_STATEMENTS) {
      some.add("… %,d more".formatted(all.size() - MOST_STATEMENTS));
    }
    return some;
  }

  private static String words(List<?> call) {
    List<String> parts = new ArrayList<>();
    for (Object part : call) {
      parts.add(
          part instanceof List<?> list && list.size() > MOST_ELEMENTS
              ? "[… "
                  + EdnWriter.toString(list.subList(list.size() - MOST_ELEMENTS, list.size()))
                      .substring(1)
              : EdnWriter.toString(part));
    }
    return "[" + String.join(" ", parts) + "]";
  }
}
