package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import dev.contend.harness.explore.scenario.Result.Returned;
import dev.contend.harness.explore.scenario.SerialRunner;
import dev.contend.harness.explore.scenario.Trace;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Orders of whole operations, each run twice when it is first asked for and then remembered. */
final class Serials {
  private final SerialRunner runner;
  private final UnaryOperator<Outcome> marking;
  private final Map<List<OperationId>, Trace> runs = new HashMap<>();

  Serials(SerialRunner runner, UnaryOperator<Outcome> marking) {
    this.runner = runner;
    this.marking = marking;
  }

  /**
   * Runs an order.
   *
   * @param order by the numbers that the run itself gives to its sessions
   * @throws RefusedScenarioException if its two runs differ, or the runner refuses it
   * @throws Exception what the runner throws
   */
  Trace run(List<OperationId> order) throws Exception {
    Trace known = runs.get(order);
    if (known == null) {
      known = runner.run(order);
      requireSame(known, runner.run(order), order);
      runs.put(List.copyOf(order), known);
    }
    return known;
  }

  private void requireSame(Trace first, Trace second, List<OperationId> order)
      throws RefusedScenarioException {
    Labels labels = Labels.of(first);
    Outcome once = marking.apply(Outcome.of(first)).renamed();
    Outcome again = marking.apply(Outcome.of(second)).renamed();
    Difference difference = Difference.between(once, again, labels, "the second time");
    if (difference.none()) {
      return;
    }
    String what =
        "can't be judged: run twice, one operation at a time, in the order "
            + labels.of(order)
            + ", it gave two outcomes: "
            + String.join("; ", difference.words());
    throw new RefusedScenarioException(what + ". " + advice(once, again));
  }

  private static String advice(Outcome once, Outcome again) {
    return once.answers().entrySet().stream()
        .filter(entry -> !entry.getValue().equals(again.answers().get(entry.getKey())))
        .map(entry -> entry.getValue() instanceof Returned returned ? returned.answer() : null)
        .flatMap(answer -> withoutEquals(answer).stream())
        .findFirst()
        .or(() -> withoutEquals(once.state()))
        .map(
            type ->
                type.getTypeName()
                    + " has no equals of its own, so no two are ever equal: answer and observe"
                    + " records, lists, numbers or text")
        .orElse(
            "Declare values that the database or the clock makes up as generated, sort what has no"
                + " order, and take out of the answers and the observed state what is random");
  }

  /** A class in it of which two objects are never equal; looks into collections and maps. */
  private static Optional<Class<?>> withoutEquals(Object value) {
    if (value == null) {
      return Optional.empty();
    } else if (value instanceof Map<?, ?> map) {
      return inside(map.keySet()).or(() -> inside(map.values()));
    } else if (value instanceof List<?> || value instanceof Set<?>) {
      return inside((Collection<?>) value);
    }
    try {
      return value.getClass().getMethod("equals", Object.class).getDeclaringClass() == Object.class
          ? Optional.of(value.getClass())
          : Optional.empty();
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Optional<Class<?>> inside(Collection<?> values) {
    return values.stream().flatMap(value -> withoutEquals(value).stream()).findFirst();
  }
}
