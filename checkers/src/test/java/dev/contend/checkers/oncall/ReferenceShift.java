package dev.contend.checkers.oncall;

import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.BruteForce;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Shifts once more, as plain as they can be written, to compare with. */
public final class ReferenceShift implements BruteForce.Model {
  private final Map<Object, Set<Object>> onCall = new HashMap<>();

  @Override
  public ReferenceShift copy() {
    ReferenceShift copy = new ReferenceShift();
    onCall.forEach((shift, doctors) -> copy.onCall.put(shift, new HashSet<>(doctors)));
    return copy;
  }

  @Override
  public boolean apply(Operation operation) {
    List<?> asked = (List<?>) operation.input();
    List<?> answer = operation.ok() ? (List<?>) operation.output() : null;
    if (operation.f().equals(OnCallCall.INITIAL)) {
      return answer == null
          || onCall.put(asked.get(0), new HashSet<>((Set<?>) answer.get(1))) == null;
    }
    Set<Object> doctors = onCall.get(asked.get(0));
    if (doctors == null) {
      return false;
    }
    return switch (operation.f().name()) {
      case "go-off" -> {
        Set<Object> others = new HashSet<>(doctors);
        others.remove(asked.get(1));
        boolean may = !others.isEmpty();
        if (may) {
          doctors.remove(asked.get(1));
        }
        yield answer == null || may == answer.get(2).equals(OnCallCall.OFF);
      }
      case "come-on" -> {
        doctors.add(asked.get(1));
        yield true;
      }
      default -> answer == null || answer.get(1).equals(doctors);
    };
  }
}
