package dev.contend.checkers.getorcreate;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.History;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the invariants on single keys have in common: one look at each key, and one anomaly for each
 * kind, which shows the first keys that have it and counts all.
 */
abstract class GetOrCreateInvariant implements Checker {
  private static final int MOST_EXAMPLES = 3;

  /** Something wrong with a key: a sentence without its full stop, and the operations. */
  record Wrong(String message, List<Integer> operations) {}

  /** The kinds of anomaly that it looks for, with how to find each in a key. */
  abstract Map<String, Function<GetOrCreateLog.Key, Optional<Wrong>>> rules();

  /** Whether a key can't be judged without its final observation. */
  abstract boolean needsEnd();

  @Override
  public final Verdict check(History history, Limits limits) {
    List<GetOrCreateLog.Key> keys;
    try {
      keys = GetOrCreateLog.read(history);
    } catch (UnjudgeableException e) {
      return new Verdict.Unknown(e.getMessage());
    }
    long withoutEnd = keys.stream().filter(key -> key.end() == null).count();
    String coverage = "%,d keys".formatted(keys.size());
    List<Anomaly> anomalies = anomalies(keys);
    if (anomalies.isEmpty() && (keys.isEmpty() || needsEnd() && withoutEnd > 0)) {
      return new Verdict.Unknown(
          "%s, of %,d the final state is missing".formatted(coverage, withoutEnd));
    }
    return Verdict.of(coverage, anomalies);
  }

  private List<Anomaly> anomalies(List<GetOrCreateLog.Key> keys) {
    Map<String, List<Wrong>> found = new LinkedHashMap<>();
    rules()
        .forEach(
            (kind, rule) ->
                found.put(kind, keys.stream().flatMap(key -> rule.apply(key).stream()).toList()));
    List<Anomaly> anomalies = new ArrayList<>();
    found.forEach(
        (kind, wrong) -> {
          for (Wrong example : wrong.subList(0, Math.min(MOST_EXAMPLES, wrong.size()))) {
            String message =
                wrong.size() == 1
                    ? example.message()
                    : "%s; %,d keys have that".formatted(example.message(), wrong.size());
            anomalies.add(new Anomaly(kind, message + ".", example.operations()));
          }
        });
    return anomalies;
  }
}
