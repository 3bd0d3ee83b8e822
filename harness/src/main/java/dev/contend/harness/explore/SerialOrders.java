package dev.contend.harness.explore;

import dev.contend.harness.explore.scenario.Choice;
import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.RefusedScenarioException;
import dev.contend.harness.explore.scenario.SerialRunner;
import dev.contend.harness.explore.scenario.Trace;
import dev.contend.harness.explore.schedule.Point;
import dev.contend.harness.explore.schedule.ScheduleRunner;
import dev.contend.harness.explore.schedule.StalledException;
import dev.contend.harness.explore.schedule.StepLog;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Runs whole operations one after another, through the same turns as interleaved ones. */
public final class SerialOrders implements SerialRunner {
  private final ScheduleRunner runner;

  /** With a runner of the scenario. */
  public SerialOrders(ScheduleRunner runner) {
    this.runner = runner;
  }

  @Override
  public Trace run(List<OperationId> order) throws Exception {
    Set<OperationId> included = new HashSet<>(order);
    Following following = new Following(order);
    try {
      return runner.run(following::choose, included::contains, false).orElseThrow();
    } catch (StalledException e) {
      throw blocked(order, e.getMessage());
    } catch (BlockedException e) {
      throw blocked(order, "One of them waits, and the others are not at work.");
    }
  }

  private static RefusedScenarioException blocked(List<OperationId> order, String why) {
    return new RefusedScenarioException(
        "can't be judged: run one operation at a time, in the order "
            + order.stream().map(id -> id.lane() + "." + id.index()).toList()
            + ", it does not come to its end. "
            + why);
  }

  private static final class BlockedException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static final class Following {
    private final List<OperationId> order;
    private int next;

    Following(List<OperationId> order) {
      this.order = order;
    }

    Choice choose(Point point) {
      while (next < order.size() && ended(point, order.get(next))) {
        next++;
      }
      if (next == order.size()) {
        throw new IllegalStateException("an operation is left that was not to be run");
      }
      OperationId operation = order.get(next);
      if (!operation.equals(point.next().get(operation.lane()))) {
        throw new BlockedException();
      }
      return Choice.step(operation.lane());
    }

    /** Whether it has ended, or belongs to a session that nobody started. */
    private static boolean ended(Point point, OperationId operation) {
      boolean begun = false;
      for (StepLog step : point.steps()) {
        if (step.operation().equals(operation)) {
          begun = true;
          if (step.last()) {
            return true;
          }
        }
      }
      return !begun && !point.next().containsKey(operation.lane());
    }
  }
}
