package dev.contend.checkers.getorcreate;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.BruteForce;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Get-or-create once more, as plain as it can be written, to compare with: a map from tags to ids,
 * where 0 stands for an id that nobody was told.
 */
public final class ReferenceTags implements BruteForce.Model {
  private final Map<Object, Long> ids = new HashMap<>();

  @Override
  public ReferenceTags copy() {
    ReferenceTags copy = new ReferenceTags();
    copy.ids.putAll(ids);
    return copy;
  }

  @Override
  public boolean apply(Operation operation) {
    Object tag = ((List<?>) operation.input()).get(0);
    List<?> answer = operation.ok() ? (List<?>) operation.output() : null;
    switch (operation.f().name()) {
      case "initial":
        ((Set<?>) answer.get(1)).forEach(id -> ids.put(tag, (Long) id));
        return true;
      case "final":
        return answer == null || isAll(tag, (Set<?>) answer.get(1));
      default:
        return answer == null ? unknown(tag) : answered(tag, (Long) answer.get(1), answer.get(2));
    }
  }

  private boolean unknown(Object tag) {
    ids.putIfAbsent(tag, 0L);
    return true;
  }

  private boolean answered(Object tag, long id, Object how) {
    if (how.equals(new Keyword("created"))) {
      return ids.put(tag, id) == null;
    }
    return ids.containsKey(tag) && isAll(tag, Set.of(id));
  }

  private boolean isAll(Object tag, Set<?> rows) {
    if (!ids.containsKey(tag)) {
      return rows.isEmpty();
    }
    if (rows.size() != 1) {
      return false;
    }
    long only = (Long) rows.iterator().next();
    long before = ids.put(tag, only);
    return before == only || before == 0;
  }
}
