package dev.contend.harness.stress;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Event;
import dev.contend.checkers.history.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jetbrains.lincheck.datastructures.ModelCheckingOptions;
import org.jetbrains.lincheck.datastructures.Operation;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whatever threads append and take at the same moment, nothing is lost, doubled or out of order.
 */
@Tag("lincheck")
public class RecordedEventsLincheckTest {
  private static final Keyword F = new Keyword("f");
  private static final int MOST = 2;
  private static final int ITERATIONS = 5;
  private static final int INVOCATIONS = 100;

  /** An invocation of the model checker takes 40 ms; without the lock the first few fail. */
  private static final int SCENARIOS = 3;

  private static final int INTERLEAVINGS = 50;

  private final RecordedEvents events = new RecordedEvents();

  /** Its index. */
  @Operation
  public int append(int value) {
    // No client's, so that no two events belong together.
    return events.append(-1, EventType.INFO, F, (long) value, Map.of());
  }

  @Operation
  public List<Object> take() {
    List<Object> taken = new ArrayList<>();
    for (Event event : events.take(MOST)) {
      taken.add(List.of(event.index(), event.value()));
    }
    return taken;
  }

  @Operation
  public int waiting() {
    return events.waiting();
  }

  /** What they do one at a time. */
  public static class Plain {
    private final List<Object> all = new ArrayList<>();
    private int taken;

    public int append(int value) {
      all.add(List.of(all.size(), (long) value));
      return all.size() - 1;
    }

    public List<Object> take() {
      List<Object> batch = List.copyOf(all.subList(taken, Math.min(all.size(), taken + MOST)));
      taken += batch.size();
      return batch;
    }

    public int waiting() {
      return all.size() - taken;
    }
  }

  @Test
  void inEveryInterleavingThatTheModelCheckerTries() {
    new ModelCheckingOptions()
        .iterations(SCENARIOS)
        .invocationsPerIteration(INTERLEAVINGS)
        .threads(3)
        .actorsPerThread(2)
        .sequentialSpecification(Plain.class)
        .check(RecordedEventsLincheckTest.class);
  }

  @Test
  void underStress() {
    new StressOptions()
        .iterations(ITERATIONS)
        .invocationsPerIteration(INVOCATIONS)
        .threads(3)
        .actorsPerThread(3)
        .sequentialSpecification(Plain.class)
        .check(RecordedEventsLincheckTest.class);
  }
}
