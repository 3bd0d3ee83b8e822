package dev.contend.harness.explore.schedule;

import dev.contend.harness.explore.scenario.OperationId;
import dev.contend.harness.explore.scenario.Session;
import java.util.List;
import java.util.Optional;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * One session moves at a time, and none waits for ever: each session adds to a field in two steps
 * of Java, which nobody may come between.
 *
 * <p>Lincheck's model checker finds a turn that is given too early as well, but has to rewrite so
 * much of {@code java.util} for it that it takes minutes.
 */
@Tag("lincheck")
public class TurnsLincheckTest {
  private static final int ITERATIONS = 5;
  private static final int INVOCATIONS = 500;

  /** A machine that is busy with other things is no hang; Lincheck has no other way to say so. */
  private static final long MILLIS_UNTIL_IT_HANGS = 300_000;

  /** Enough that another thread wakes up meanwhile. */
  private static final int LOOKS = 20_000;

  private static final int SOMEBODY_ELSE_MOVED = -1;
  private static final Session SESSION =
      new Session(
          "A",
          List.of(
              new dev.contend.harness.explore.scenario.Operation("add", (parts, given) -> null)));

  private final Turns turns =
      new Turns(point -> point.choices().get(point.choices().size() - 1), new PartsState(false));
  private volatile int count;

  /** A session of one step. */
  @Operation
  public int add() {
    Lane lane = turns.add(SESSION, Optional.empty(), null);
    turns.await(lane, new OperationId(lane.index, 0), true);
    int seen = addOne();
    turns.done(lane);
    return seen;
  }

  /** A session of two steps, between which others may come; it adds in the second. */
  @Operation
  public int waitAndAdd() {
    Lane lane = turns.add(SESSION, Optional.empty(), null);
    OperationId operation = new OperationId(lane.index, 0);
    turns.await(lane, operation, true);
    turns.await(lane, operation, false);
    int seen = addOne();
    turns.done(lane);
    return seen;
  }

  private int addOne() {
    int seen = count;
    for (int look = 0; look < LOOKS; look++) {
      if (count != seen) {
        return SOMEBODY_ELSE_MOVED;
      }
    }
    count = seen + 1;
    return seen;
  }

  /** What they do one at a time. */
  public static class Plain {
    private int count;

    public int add() {
      return count++;
    }

    public int waitAndAdd() {
      return count++;
    }
  }

  @Test
  void underStress() {
    new StressOptions()
        .iterations(ITERATIONS)
        .invocationsPerIteration(INVOCATIONS)
        .threads(3)
        .actorsPerThread(2)
        .sequentialSpecification(Plain.class)
        .invocationTimeout$lincheck(MILLIS_UNTIL_IT_HANGS)
        .check(TurnsLincheckTest.class);
  }
}
