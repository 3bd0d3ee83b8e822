package dev.contend.harness.testing;

import dev.contend.harness.explore.judge.Outcome;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** Puts in place of objects of some classes what they are compared as. */
final class Marking implements UnaryOperator<Outcome> {
  private final List<Function<Object, Optional<Object>>> rules = new ArrayList<>();

  <T> void add(Class<T> type, Function<? super T, ?> as) {
    rules.add(
        value ->
            type.isInstance(value)
                ? Optional.ofNullable(as.apply(type.cast(value)))
                : Optional.empty());
  }

  @Override
  public Outcome apply(Outcome outcome) {
    if (rules.isEmpty()) {
      return outcome;
    }
    SortedMap<OperationId, Result> answers = new TreeMap<>();
    outcome
        .answers()
        .forEach(
            (id, result) ->
                answers.put(
                    id,
                    result instanceof Result.Returned returned
                        ? new Result.Returned(mark(returned.answer()))
                        : result));
    return new Outcome(answers, mark(outcome.state()));
  }

  private Object mark(Object value) {
    for (Function<Object, Optional<Object>> rule : rules) {
      Optional<Object> as = rule.apply(value);
      if (as.isPresent()) {
        return as.get();
      }
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(this::mark);
    }
    if (value instanceof List<?> list) {
      List<Object> marked = new ArrayList<>();
      list.forEach(element -> marked.add(mark(element)));
      return marked;
    }
    if (value instanceof Set<?> set) {
      Map<Object, Integer> marked = counted(set.stream().map(this::mark).toList());
      return marked.size() == set.size() ? marked.keySet() : marked;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> marked = new LinkedHashMap<>();
      map.forEach((key, of) -> marked.put(mark(key), mark(of)));
      return marked.size() == map.size()
          ? marked
          : counted(
              map.entrySet().stream()
                  .map(entry -> Arrays.asList(mark(entry.getKey()), mark(entry.getValue())))
                  .toList());
    }
    return value;
  }

  /** How often there is what became equal, so that it does not become less. */
  private static Map<Object, Integer> counted(List<?> values) {
    Map<Object, Integer> counts = new LinkedHashMap<>();
    values.forEach(value -> counts.merge(value, 1, Integer::sum));
    return counts;
  }
}
