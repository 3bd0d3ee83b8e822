package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Trace;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What people call the operations of a trace: {@code A.cancel}, {@code A.cancel#2} for the second
 * of that name.
 *
 * @param names by id
 */
public record Labels(Map<OperationId, String> names) {

  /** Those of a trace. */
  public static Labels of(Trace trace) {
    Map<String, Integer> counts = new HashMap<>();
    Map<OperationId, String> names = new HashMap<>();
    trace.operations().stream()
        .sorted((a, b) -> a.id().compareTo(b.id()))
        .forEach(run -> names.put(run.id(), label(trace, run, counts)));
    return new Labels(names);
  }

  private static String label(Trace trace, OperationRun run, Map<String, Integer> counts) {
    String name = trace.lanes().get(run.id().lane()) + "." + run.name();
    int nth = counts.merge(run.id().lane() + "." + run.name(), 1, Integer::sum);
    return nth == 1 ? name : name + "#" + nth;
  }

  /** Of one operation. */
  public String of(OperationId id) {
    return names.getOrDefault(id, "an operation");
  }

  /** Of several, in their order. */
  public String of(Collection<OperationId> ids) {
    return ids.isEmpty()
        ? "none of them"
        : ids.stream().map(this::of).collect(Collectors.joining(", "));
  }

  /** How an operation ended, for people; null stands for one that did not run. */
  public static String told(Result result) {
    if (result == null) {
      return "did not run";
    } else if (result instanceof Result.Returned returned) {
      return "answered " + returned.answer();
    } else if (result instanceof Result.Refused refused) {
      return "was refused (" + refused.why() + ")";
    } else if (result instanceof Result.Failed failed) {
      return "failed (" + failed.error() + ")";
    }
    return "died";
  }
}
