package dev.contend.harness.cli;

import dev.contend.checkers.Explanation;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.List;

/** Says operations and explanations in words. */
final class ExplanationText {
  private static final int LONGEST_VALUE = 60;

  private ExplanationText() {}

  /** {@code write 3}, {@code read → 2}; what it answered only if it is not what was asked. */
  static String call(Operation operation) {
    String asked = operation.f().name();
    if (operation.input() != null) {
      asked += " " + value(operation.input());
    }
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

  /** A value as EDN, shortened. */
  static String value(Object value) {
    String text = EdnWriter.toString(value);
    return text.length() <= LONGEST_VALUE ? text : text.substring(0, LONGEST_VALUE) + "…";
  }

  /** What is known at the point where no order goes on, a sentence each. */
  static List<String> facts(History history, Explanation why) {
    List<String> facts = new ArrayList<>();
    if (!why.certain().isEmpty()) {
      facts.add(
          "Of %,d operations, %,d show it%s%s."
              .formatted(
                  why.size(),
                  why.certain().size(),
                  why.possible().isEmpty()
                      ? ""
                      : ", whether or not %,d others happened".formatted(why.possible().size()),
                  why.minimal() ? "; with one less they would not" : ""));
    }
    for (String state : why.states()) {
      facts.add("Possible then: " + state + ".");
    }
    if (why.moreStates() > 0) {
      facts.add("And %,d more states.".formatted(why.moreStates()));
    }
    for (Explanation.Refusal refusal : why.refusals()) {
      Operation operation = history.operation(refusal.operation());
      facts.add(
          "Operation %d (process %d, %s) %s."
              .formatted(
                  operation.index(), operation.process(), call(operation), refusal.reason()));
    }
    return facts;
  }
}
