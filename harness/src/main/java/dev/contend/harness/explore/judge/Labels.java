package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
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
record Labels(Map<OperationId, String> names) {

  static Labels of(Trace trace) {
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

  String of(OperationId id) {
    return names.getOrDefault(id, "an operation");
  }

  String of(Collection<OperationId> ids) {
    return ids.isEmpty()
        ? "none of them"
        : ids.stream().map(this::of).collect(Collectors.joining(", "));
  }
}
