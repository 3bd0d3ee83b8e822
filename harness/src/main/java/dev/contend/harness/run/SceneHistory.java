package dev.contend.harness.run;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.errors.ErrorMarks;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.run.SceneScenario.Observed;
import dev.contend.harness.run.SceneScenario.Played;
import dev.contend.harness.workload.Call;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The history of one explored schedule, for the checkers of a workload. */
final class SceneHistory {
  private final Played played;
  private final Trace trace;
  private final History.Builder history = new History.Builder();
  private final int lanes;
  private long time;

  private SceneHistory(Played played, Trace trace) {
    this.played = played;
    this.trace = trace;
    this.lanes = trace.lanes().size();
  }

  /**
   * Its events in the order of the schedule's choices. An operation that ended by the choice by
   * which another began ran beside it, so it completes after the other's invocation.
   */
  static History of(Played played, Trace trace) {
    return new SceneHistory(played, trace).build();
  }

  private History build() {
    for (Observed observed : played.before) {
      observed(observed.call(), observed.output());
    }
    List<OperationRun> byBegin =
        trace.operations().stream().sorted(Comparator.comparing(OperationRun::began)).toList();
    List<OperationRun> byEnd =
        trace.operations().stream().sorted(Comparator.comparing(OperationRun::ended)).toList();
    for (int choice = 0; choice < trace.choices().size(); choice++) {
      for (OperationRun run : byBegin) {
        if (run.began() == choice) {
          Call call = played.call(run.id());
          append(process(run), EventType.INVOKE, call.f(), call.input(), call.extra());
        }
      }
      for (OperationRun run : byEnd) {
        if (run.ended() == choice) {
          complete(run);
        }
      }
    }
    List<Call> end = played.round.end();
    for (int i = 0; i < end.size(); i++) {
      observed(end.get(i), ((List<?>) trace.finalState()).get(i));
    }
    return history.build();
  }

  /** A process whose operation ended nobody knows how is not used again. */
  private int process(OperationRun run) {
    return run.id().lane() + run.id().index() * (lanes + 1);
  }

  private void observed(Call call, Object output) {
    append(lanes, EventType.INVOKE, call.f(), call.input(), call.extra());
    append(lanes, EventType.OK, call.f(), output, Map.of());
  }

  private void complete(OperationRun run) {
    Keyword f = played.call(run.id()).f();
    if (run.result() instanceof Result.Returned returned) {
      append(process(run), EventType.OK, f, returned.answer(), Map.of());
    } else if (run.result() instanceof Result.Refused refused) {
      append(
          process(run), EventType.FAIL, f, null, Map.of(Event.ERROR, new Keyword(refused.why())));
    } else if (run.result() instanceof Result.Failed failed) {
      failed(run, f, failed);
    } else {
      append(process(run), EventType.INFO, f, null, Map.of());
    }
  }

  private void failed(OperationRun run, Keyword f, Result.Failed failed) {
    Map<Keyword, Object> extra = new LinkedHashMap<>();
    extra.put(Event.ERROR, failed.error());
    extra.put(ErrorMarks.UNHANDLED, true);
    if (failed.effect() == Result.Effect.PARTIAL) {
      extra.put(ErrorMarks.PARTIAL, true);
    }
    boolean nothing = failed.effect() == Result.Effect.NONE;
    append(process(run), nothing ? EventType.FAIL : EventType.INFO, f, null, extra);
  }

  private void append(
      int process, EventType type, Keyword f, Object value, Map<Keyword, Object> extra) {
    history.append(time++, process, type, f, value, extra);
  }
}
