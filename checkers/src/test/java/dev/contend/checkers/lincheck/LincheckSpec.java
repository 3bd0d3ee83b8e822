package dev.contend.checkers.lincheck;

import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.checkers.linearizability.Step;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One of our own specifications as Lincheck wants one: a plain class. What Lincheck says then is a
 * second opinion on the search, not on the specification.
 *
 * <p>Lincheck makes the instances, so the specification is handed over in static fields; use one at
 * a time.
 */
public class LincheckSpec {
  private static SequentialSpec<Object, Object> spec;
  private static Object initial;

  private Object state = initial;

  /** Whether some order of the operations on each key explains their answers. */
  public static <S, C> boolean linearizable(History history, SequentialSpec<S, C> own) {
    Map<Object, List<Operation>> partitions = new LinkedHashMap<>();
    for (Operation operation : history.operations()) {
      C call = called(operation, own);
      if (call != null) {
        partitions.computeIfAbsent(own.key(call), key -> new ArrayList<>()).add(operation);
      }
    }
    return partitions.entrySet().stream()
        .allMatch(partition -> linearizable(partition.getKey(), partition.getValue(), own));
  }

  /** Null also for one that failed, which did not happen. */
  private static <C> C called(Operation operation, SequentialSpec<?, C> own) {
    return switch (operation.outcome()) {
      case OK, INFO -> own.call(operation);
      case FAIL, INVOKE -> null;
    };
  }

  @SuppressWarnings("unchecked") // Lincheck's reflection knows no types
  private static <S, C> boolean linearizable(
      Object key, List<Operation> operations, SequentialSpec<S, C> own) {
    spec = (SequentialSpec<Object, Object>) own;
    initial = own.initial(key, operations.stream().map(own::call).toList());
    return new Lincheck(LincheckSpec.class)
        .linearizable(
            operations,
            operation ->
                operation.ok()
                    ? Call.returned(true, "step", own.call(operation))
                    : Call.unknown("perhaps", own.call(operation)));
  }

  /** Whether the call can give its answer here. */
  public boolean step(Object call) {
    if (spec.step(state, call) instanceof Step.Next<Object> next) {
      state = next.state();
      return true;
    }
    return false;
  }

  public void perhaps(Object call) {
    step(call);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LincheckSpec that && state.equals(that.state);
  }

  @Override
  public int hashCode() {
    return state.hashCode();
  }
}
