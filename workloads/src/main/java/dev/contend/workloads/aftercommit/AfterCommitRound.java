package dev.contend.workloads.aftercommit;

import static dev.contend.workloads.aftercommit.AfterCommitCalls.tuple;

import dev.contend.checkers.aftercommit.AfterCommitCall;
import dev.contend.checkers.edn.Keyword;
import dev.contend.harness.explore.judge.Generated;
import dev.contend.harness.workload.Call;
import dev.contend.harness.workload.Scene;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One schedule of a scene: submits and pollers, with a message that waits, if there is to be one.
 */
final class AfterCommitRound implements Scene.Round {
  private final AfterCommitCalls calls;
  private final List<List<Keyword>> callers;
  private final boolean right;
  private final boolean waiting;

  /**
   * @param right whether submits keep the business's rule
   * @param waiting whether there is a submission that waits in the outbox
   */
  AfterCommitRound(
      SubmitStrategy strategy, List<List<Keyword>> callers, boolean right, boolean waiting) {
    this.calls = new AfterCommitCalls(strategy);
    this.callers = callers;
    this.right = right;
    this.waiting = waiting;
  }

  @Override
  public void prepare(Connection db) throws SQLException {
    if (waiting) {
      AfterCommitTables.insertWaiting(db, "before");
    }
  }

  @Override
  public Call call(int caller, int index) {
    return callers.get(caller).get(index).equals(AfterCommitCall.SUBMIT)
        ? calls.submit("n" + caller, right)
        : calls.poll();
  }

  @Override
  public Call task(String queue, Object task) {
    return calls.task(task);
  }

  @Override
  public List<Call> end() {
    return List.of(calls.endOfAll());
  }

  /** The ids of submissions are the database's. */
  @Override
  public Object comparable(Keyword f, Object output) {
    if (f.equals(AfterCommitCall.FINAL)) {
      Map<?, ?> state = (Map<?, ?>) output;
      return Map.of(
          AfterCommitCall.ROWS,
          byId(state.get(AfterCommitCall.ROWS)),
          AfterCommitCall.EFFECTS,
          byId(state.get(AfterCommitCall.EFFECTS)),
          AfterCommitCall.LEFT,
          state.get(AfterCommitCall.LEFT));
    }
    List<?> values = (List<?>) output;
    return f.equals(AfterCommitCall.SUBMIT)
        ? tuple(values.get(0), id(values.get(1)))
        : tuple(id(values.get(0)), values.get(1));
  }

  private static Map<Generated, Object> byId(Object values) {
    Map<Generated, Object> marked = new HashMap<>();
    ((Map<?, ?>) values).forEach((row, value) -> marked.put(id(row), value));
    return marked;
  }

  private static Generated id(Object submission) {
    return new Generated("submission", submission);
  }
}
