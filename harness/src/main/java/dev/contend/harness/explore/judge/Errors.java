package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.judge.Finding.Kind;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result.Effect;
import dev.contend.harness.explore.scenario.Result.Failed;
import dev.contend.harness.explore.scenario.Trace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Errors that escaped from operations; nothing excuses them. */
final class Errors {
  private Errors() {}

  /** One finding for each sort of error, and one more where something of it was committed. */
  static List<Finding> judge(Trace trace, Labels labels) {
    List<Finding> findings = new ArrayList<>();
    judge(trace, failed -> true)
        .forEach(
            (sort, ids) ->
                findings.add(
                    new Finding(
                        Kind.UNHANDLED_ERROR,
                        sort,
                        labels.of(ids)
                            + " ended in an error that its caller sees: "
                            + error(trace, ids))));
    judge(trace, failed -> failed.effect() == Effect.PARTIAL)
        .forEach(
            (sort, ids) ->
                findings.add(
                    new Finding(
                        Kind.PARTIAL_EFFECT,
                        sort,
                        labels.of(ids)
                            + " failed when some of its statements were already committed: "
                            + error(trace, ids))));
    return findings;
  }

  private static Map<String, List<OperationId>> judge(Trace trace, Predicate<Failed> wanted) {
    Map<String, List<OperationId>> sorts = new LinkedHashMap<>();
    for (OperationRun run : trace.operations()) {
      if (run.result() instanceof Failed failed && wanted.test(failed)) {
        sorts.computeIfAbsent(sort(failed.error()), first -> new ArrayList<>()).add(run.id());
      }
    }
    return sorts;
  }

  private static String error(Trace trace, List<OperationId> ids) {
    return ((Failed) trace.operation(ids.get(0)).result()).error();
  }

  /** What errors of one sort have in common: the SQLSTATE or the class that they begin with. */
  static String sort(String error) {
    return error.strip().split("[\\s:,;(]", 2)[0];
  }
}
