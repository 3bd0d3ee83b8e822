package dev.contend.checkers.transactions;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.List;

/**
 * A transaction of a small history, read without the code under test.
 *
 * @param returned the index of its completion; after all else if it is not known to have happened
 */
record Call(int process, int invoked, int returned, EventType outcome, List<Step> steps) {

  /** A read of what it saw, or a write of one value. */
  record Step(boolean write, Object key, Object value) {}

  boolean ok() {
    return outcome == EventType.OK;
  }

  boolean writes(Object key) {
    return steps.stream().anyMatch(step -> step.write() && step.key().equals(key));
  }

  /** All but those that failed. */
  static List<Call> possible(History history) {
    List<Call> calls = new ArrayList<>();
    for (Operation operation : history.operations()) {
      if (operation.outcome() != EventType.FAIL) {
        List<Step> steps = new ArrayList<>();
        Object value = operation.ok() ? operation.output() : operation.input();
        for (Object part : (List<?>) value) {
          List<?> list = (List<?>) part;
          steps.add(new Step(!new Keyword("r").equals(list.get(0)), list.get(1), list.get(2)));
        }
        calls.add(
            new Call(
                operation.process(),
                operation.index(),
                operation.ok() ? operation.completion().index() : Integer.MAX_VALUE,
                operation.outcome(),
                steps));
      }
    }
    return calls;
  }
}
