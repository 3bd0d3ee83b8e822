package dev.contend.checkers.create;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.BruteForce;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Creates once more, as plain as can be, to compare with. The rows at the end are one more
 * operation here, which sees what the others left.
 */
public final class ReferenceCreate implements BruteForce.Model {
  /** The id of a row of which nobody was told. */
  private static final long UNKNOWN = -1;

  private final Map<Object, Long> ids = new HashMap<>();

  @Override
  public ReferenceCreate copy() {
    ReferenceCreate copy = new ReferenceCreate();
    copy.ids.putAll(ids);
    return copy;
  }

  @Override
  public boolean apply(Operation operation) {
    if (operation.f().name().equals("final")) {
      return !operation.ok() || end((Map<?, ?>) operation.output());
    }
    Object login = ((List<?>) operation.input()).get(0);
    if (!operation.ok()) {
      ids.putIfAbsent(login, UNKNOWN);
      return true;
    }
    Object answer = ((List<?>) operation.output()).get(1);
    boolean created = !ids.containsKey(login);
    if (answer.equals(new Keyword("conflict"))) {
      return !created;
    }
    ids.put(login, (Long) answer);
    return created;
  }

  private boolean end(Map<?, ?> rows) {
    Set<Object> logins = new HashSet<>(rows.keySet());
    return logins.equals(ids.keySet())
        && ids.entrySet().stream()
            .allMatch(
                taken -> {
                  Set<?> own = (Set<?>) rows.get(taken.getKey());
                  return own.size() == 1
                      && (taken.getValue() == UNKNOWN || own.contains(taken.getValue()));
                });
  }
}
