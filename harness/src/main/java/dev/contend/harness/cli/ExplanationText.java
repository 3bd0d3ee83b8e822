package dev.contend.harness.cli;

import dev.contend.checkers.Clauses;
import dev.contend.checkers.NoOrder;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Says operations and explanations in words. */
final class ExplanationText {
  private static final int LONGEST_VALUE = 60;
  private static final int MOST_REFUSALS = 20;
  private static final int MOST_NAMED = 4;

  private ExplanationText() {}

  /** {@code write 3}, {@code read → 2}; what it answered only if it is not what was asked. */
  static String call(Operation operation) {
    String asked = asked(operation);
    if (operation.outcome() == EventType.FAIL) {
      return asked + " (failed)";
    }
    if (!operation.ok()) {
      return asked + " → ?";
    }
    boolean echoed = operation.output() == null || operation.output().equals(operation.input());
    boolean tells = !echoed || operation.input() == null;
    return tells ? asked + " → " + value(operation.output()) : asked;
  }

  private static String asked(Operation operation) {
    String f = operation.f().name();
    return operation.input() == null ? f : f + " " + value(operation.input());
  }

  /** A value as EDN, shortened. */
  static String value(Object value) {
    String text = EdnWriter.toString(value);
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }

  /** What is known of the part and of the point where no order goes on, a sentence each. */
  static List<String> facts(NoOrder why) {
    List<String> facts = new ArrayList<>();
    if (why.minimal()) {
      facts.add(
          why.certain().size() == 1
              ? "Without it, or if nobody knew its answer, there would be an order."
              : "Without any one of the %,d, or if nobody knew its answer, there would be an order."
                  .formatted(why.certain().size()));
    }
    if (!why.minimal()) {
      facts.add("There was no time to find out whether fewer operations show it.");
    }
    if (!why.refusals().isEmpty()) {
      String states = Clauses.anyOf(why.states(), why.moreStates(), "states");
      if (!why.refusals().get(0).reason().endsWith(states)) { // else the message tells them
        facts.add(
            "When operation %d returned, at %d, the state could only be: %s."
                .formatted(why.stuck(), why.deadEnd(), states));
      }
    }
    if (why.refusals().size() > 1) {
      facts.add("None of the others that may have happened before that helps it:");
    }
    return facts;
  }

  /** Of the other operations that could have come next, why they do not help. */
  static List<String> candidates(History history, NoOrder why) {
    List<String> lines = new ArrayList<>();
    int all = Math.max(0, why.refusals().size() - 1);
    for (NoOrder.Refusal one : why.refusals().stream().skip(1).limit(MOST_REFUSALS).toList()) {
      lines.add("%s (%s): %s.".formatted(names(one), call(history, why, one), one.reason()));
    }
    if (all > MOST_REFUSALS) {
      lines.add("And so on: %,d more that do something else.".formatted(all - MOST_REFUSALS));
    }
    return lines;
  }

  /** {@code Operation 3}, {@code Operations 3, 7 and 12 more}. */
  private static String names(NoOrder.Refusal refusal) {
    List<Integer> all = refusal.operations();
    if (all.size() == 1) {
      return "Operation " + all.get(0);
    }
    int shown = Math.min(MOST_NAMED, all.size() - 1);
    String some = all.stream().limit(shown).map(String::valueOf).collect(Collectors.joining(", "));
    return "Operations %s and %s"
        .formatted(some, all.size() - shown == 1 ? all.get(shown) : (all.size() - shown) + " more");
  }

  /** What was asked; what was answered only where it counts. */
  private static String call(History history, NoOrder why, NoOrder.Refusal refusal) {
    int first = refusal.operations().get(0);
    Operation operation = history.operation(first);
    return why.possible().contains(first) ? asked(operation) : call(operation);
  }
}
