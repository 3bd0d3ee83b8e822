package dev.contend.checkers.upsert;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.BruteForce;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Upsert once more, as plain as it can be written, to compare with. */
public final class ReferenceUpsert implements BruteForce.Model {
  private final Map<Object, Map<Object, Object>> rows = new HashMap<>();
  private final Set<Object> done = new HashSet<>();

  @Override
  public ReferenceUpsert copy() {
    ReferenceUpsert copy = new ReferenceUpsert();
    rows.forEach((key, row) -> copy.rows.put(key, new HashMap<>(row)));
    copy.done.addAll(done);
    return copy;
  }

  @Override
  public boolean apply(Operation operation) {
    List<?> input = (List<?>) operation.input();
    Object key = input.get(0);
    List<?> output = operation.ok() ? (List<?>) operation.output() : null;
    return switch (operation.f().name()) {
      case "upsert" ->
          upsert(key, (Map<?, ?>) input.get(1), output == null ? null : (Keyword) output.get(2));
      case "initial" -> {
        if (output != null) {
          ((List<?>) output.get(1)).forEach(row -> rows.put(key, new HashMap<>((Map<?, ?>) row)));
        }
        yield true;
      }
      default ->
          output == null
              || output.get(1).equals(rows.containsKey(key) ? List.of(rows.get(key)) : List.of());
    };
  }

  private boolean upsert(Object key, Map<?, ?> fields, Keyword answer) {
    Object request = List.of(key, fields);
    if (new Keyword("already").equals(answer)) {
      return done.contains(request);
    }
    boolean created = !rows.containsKey(key);
    rows.computeIfAbsent(key, none -> new HashMap<>()).putAll(fields);
    done.add(request);
    return answer == null || answer.equals(new Keyword(created ? "created" : "updated"));
  }
}
