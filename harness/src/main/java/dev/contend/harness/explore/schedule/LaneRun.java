package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.Operation;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.OperationRun;
import dev.contend.harness.explore.scenario.Result;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What a session's thread does: its operations, one after another. */
final class LaneRun implements Runnable {
  private final Lane lane;
  private final Turns turns;
  private final TestBed bed;
  private final Object given;
  private final Predicate<OperationId> included;
  private final Supplier<LaneParts> handed;
  private final List<OperationRun> runs;

  /**
   * @param included operations that are to be run; others are left out
   * @param handed makes what the session's operations are handed
   * @param runs where to write how operations went; shared by all sessions
   */
  LaneRun(
      Lane lane,
      Turns turns,
      TestBed bed,
      Object given,
      Predicate<OperationId> included,
      Supplier<LaneParts> handed,
      List<OperationRun> runs) {
    this.lane = lane;
    this.turns = turns;
    this.bed = bed;
    this.given = given;
    this.included = included;
    this.handed = handed;
    this.runs = runs;
  }

  @Override
  public void run() {
    lane.enter();
    LaneParts parts = handed.get();
    try {
      for (int i = 0; i < lane.session.operations().size() && lane.unwinding == null; i++) {
        OperationId id = new OperationId(lane.index, i);
        if (included.test(id)) {
          perform(id, lane.session.operations().get(i), parts);
        }
      }
    } catch (Unwinding end) {
      // Its way out: what it had open is rolled back below.
      lane.unwinding = end;
    } catch (Throwable ours) {
      turns.breakOff(ours);
    } finally {
      end(parts);
    }
  }

  private void perform(OperationId id, Operation operation, LaneParts parts) throws SQLException {
    lane.beginOperation(turns, id);
    int began = lane.step.number();
    lane.tracker.begin();
    Result result = Ending.of(operation, parts, given, bed.engine(), lane.tracker);
    boolean died = lane.unwinding != null && lane.unwinding.isDeath();
    if (died) {
      bed.connections().endSessions(lane);
    } else {
      bed.connections().endTransactions(lane);
    }
    parts.operationEnded();
    if (lane.unwinding == null || !lane.unwinding.isBrokenOff()) {
      lane.step.endsOperation();
      Result told = died ? new Result.Died() : result;
      int ended = turns.choicesMade() - 1;
      synchronized (runs) {
        runs.add(new OperationRun(id, operation.name(), began, ended, told, lane.startedBy));
      }
    }
  }

  private void end(LaneParts parts) {
    try {
      bed.connections().endTransactions(lane);
      parts.close();
    } catch (Exception e) {
      turns.breakOff(e);
    } finally {
      lane.leave();
      turns.done(lane);
    }
  }
}
