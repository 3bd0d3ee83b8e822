package dev.contend.harness.explore.judge;

import dev.contend.harness.explore.judge.Finding.Kind;
import dev.contend.harness.explore.judge.Toy.Op;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result;
import dev.contend.harness.explore.scenario.Trace;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** What the tests of the judge run on the toy database, and how they change what came of it. */
final class Toys {
  static final OperationId A = new OperationId(0, 0);
  static final OperationId B = new OperationId(1, 0);

  /** Takes one of number 0, the stock, if there is one. */
  static final Op ORDER =
      Op.of(
          "order",
          call -> call.local = call.db.get(0),
          call -> {
            call.answer(call.local > 0);
            if (call.local > 0) {
              call.db.set(0, call.local - 1);
            }
          });

  static final Op CANCEL =
      Op.of(
          "cancel",
          call -> call.local = call.db.get(0),
          call -> {
            call.db.set(0, call.local + 1);
            call.answer(true);
          });

  /** Gives one back and sets number 1, the order's status, unless that is set. */
  static final Op CANCEL_ONCE =
      Op.of(
          "cancel",
          call -> call.local = call.db.get(1),
          call -> {
            call.answer(call.local == 0);
            if (call.local == 0) {
              call.db.set(0, call.db.get(0) + 1);
              call.db.set(1, 1);
            }
          });

  static final Op READ = Op.of("read", call -> call.answer(call.db.get(0)));

  /** Reads and answers later. */
  static final Op STALE =
      Op.of("read", call -> call.local = call.db.get(0), call -> call.answer(call.local));

  private Toys() {}

  private static Trace with(Trace trace, OperationId id, UnaryOperator<OperationRun> change) {
    List<OperationRun> runs = new ArrayList<>();
    trace.operations().forEach(run -> runs.add(run.id().equals(id) ? change.apply(run) : run));
    return new Trace(trace.lanes(), trace.choices(), trace.steps(), runs, trace.finalState());
  }

  /** An operation ended otherwise. */
  static Trace ending(Trace trace, OperationId id, Result result) {
    return with(
        trace,
        id,
        run -> new OperationRun(id, run.name(), run.began(), run.ended(), result, run.startedBy()));
  }

  /** Another final state. */
  static Trace leaving(Trace trace, Object state) {
    return new Trace(trace.lanes(), trace.choices(), trace.steps(), trace.operations(), state);
  }

  static List<Kind> kinds(List<Finding> findings) {
    return findings.stream().map(Finding::kind).toList();
  }
}
