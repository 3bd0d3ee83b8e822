package dev.contend.checkers.create;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.HBClock;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.LincheckResult;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.kotlinx.lincheck.util.VoidResult;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.verifier.LinearizabilityVerifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Lincheck's verifier, which others wrote and many use, gives the same verdicts. */
@Tag("lincheck")
class LincheckAgreementTest {
  private static final int HISTORIES = 400;

  @BeforeAll
  static void initialiseLincheck() {
    new StressOptions().iterations(0).check(LincheckLogin.class);
  }

  @Test
  void onCreate() throws Exception {
    int valid = 0;
    int invalid = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = history(seed);
      boolean linearizable = linearizable(history);
      assertThat(
              new LinearizabilityChecker<>(new CreateSpec()).check(history, Limits.DEFAULT).word())
          .as("seed %d: %s", seed, history.events())
          .isEqualTo(linearizable ? "valid" : "invalid");
      valid += linearizable ? 1 : 0;
      invalid += linearizable ? 0 : 1;
    }
    assertThat(valid).isGreaterThan(HISTORIES / 10);
    assertThat(invalid).isGreaterThan(HISTORIES / 10);
  }

  private static History history(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Race race = race(random);
    for (int mutations = random.nextInt(-4, 7); mutations > 0; mutations--) {
      race.mutate();
    }
    try {
      return race.history();
    } catch (IllegalArgumentException e) {
      return race(random).history(); // the mutation left no history
    }
  }

  private static Race race(SplittableRandom random) {
    return new Race(random, new Registry(1, Registry.Fault.NONE))
        .run(2 + random.nextInt(2), 3 + random.nextInt(5));
  }

  /**
   * A lane for each process, and one for each operation of unknown outcome: no clock counts it, so
   * it may come last, when it makes no difference.
   */
  private static boolean linearizable(History history) throws NoSuchMethodException {
    Map<Object, List<Operation>> lanes = new LinkedHashMap<>();
    for (Operation operation : history.operations()) {
      if (CreateCall.of(operation) != null) {
        lanes
            .computeIfAbsent(
                operation.ok() ? operation.process() : operation, lane -> new ArrayList<>())
            .add(operation);
      }
    }
    List<List<Actor>> actors = new ArrayList<>();
    List<List<ResultWithClock>> results = new ArrayList<>();
    for (List<Operation> lane : lanes.values()) {
      List<Actor> called = new ArrayList<>();
      List<ResultWithClock> answered = new ArrayList<>();
      for (Operation operation : lane) {
        String method = operation.ok() ? "create" : "createUnknown";
        called.add(new Actor(LincheckLogin.class.getMethod(method), List.of()));
        answered.add(new ResultWithClock(result(operation), clock(operation, lanes)));
      }
      actors.add(called);
      results.add(answered);
    }
    return new LinearizabilityVerifier(LincheckLogin.class)
        .verifyResults(
            new ExecutionScenario(List.of(), actors, List.of(), null),
            new ExecutionResult(List.of(), results, List.of()));
  }

  private static LincheckResult result(Operation operation) {
    return operation.ok()
        ? new ValueResult(CreateCall.of(operation) instanceof CreateCall.Created)
        : VoidResult.INSTANCE;
  }

  /** How many operations of each lane had returned when this one was invoked. */
  private static HBClock clock(Operation operation, Map<Object, List<Operation>> lanes) {
    return new HBClock(
        lanes.values().stream()
            .mapToInt(lane -> (int) lane.stream().filter(o -> before(o, operation)).count())
            .toArray());
  }

  private static boolean before(Operation one, Operation other) {
    return one.outcome() == EventType.OK && one.completion().index() < other.index();
  }
}
