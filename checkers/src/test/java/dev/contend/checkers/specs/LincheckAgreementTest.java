package dev.contend.checkers.specs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.lincheck.Agreement;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import dev.contend.checkers.linearizability.SequentialSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.HBClock;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.kotlinx.lincheck.util.ValueResult;
import org.jetbrains.kotlinx.lincheck.util.VoidResult;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.verifier.LinearizabilityVerifier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Lincheck's verifier, which others wrote and many use, gives the same verdicts on histories of all
 * ready specifications.
 */
@Tag("lincheck")
class LincheckAgreementTest {
  static Stream<SequentialSpec<?, ?>> specs() {
    return ReadySpecs.all().stream();
  }

  @BeforeAll
  static void initialiseLincheck() {
    new StressOptions().iterations(0).check(LincheckThing.class);
  }

  @ParameterizedTest
  @MethodSource("specs")
  void agree(SequentialSpec<?, ?> spec) {
    LincheckThing.kind = Things.ALL.get(spec.name());
    LinearizabilityChecker<?, ?> checker = new LinearizabilityChecker<>(spec, Duration.ZERO);
    int wanted = Agreement.HISTORIES;
    int invalid = 0;
    int judged = 0;
    for (int seed = 0; judged < wanted; seed++) {
      History history = history(seed);
      if (history == null) {
        continue;
      }
      boolean linearizable = linearizable(history);
      assertThat(checker.check(history, Limits.DEFAULT).word())
          .as("seed %d: %s", seed, history.events())
          .isEqualTo(linearizable ? "valid" : "invalid");
      invalid += linearizable ? 0 : 1;
      judged++;
    }
    Agreement.report(spec.name(), wanted - invalid, invalid);
    assertThat(invalid).isBetween(wanted / 20, wanted * 19 / 20);
  }

  /** Null if a mutation left no history. */
  private static History history(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Race race = new Race(random, LincheckThing.kind.get());
    race.run(2 + random.nextInt(3), 2 + random.nextInt(11));
    for (int mutations = random.nextInt(-3, 7); mutations > 0; mutations--) {
      race.mutate();
    }
    try {
      return race.history();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  /**
   * A lane for each process, and one for each operation of unknown outcome: no clock counts it, so
   * it may come last, when it makes no difference.
   */
  private static boolean linearizable(History history) {
    Map<Object, List<Operation>> lanes = new LinkedHashMap<>();
    for (Operation operation : history.operations()) {
      if (operation.outcome() != EventType.FAIL) {
        Object lane = operation.ok() ? operation.process() : operation;
        lanes.computeIfAbsent(lane, key -> new ArrayList<>()).add(operation);
      }
    }
    List<List<Actor>> actors = new ArrayList<>();
    List<List<ResultWithClock>> results = new ArrayList<>();
    for (List<Operation> lane : lanes.values()) {
      actors.add(lane.stream().map(LincheckAgreementTest::actor).toList());
      results.add(lane.stream().map(operation -> result(operation, lanes)).toList());
    }
    return new LinearizabilityVerifier(LincheckThing.class)
        .verifyResults(
            new ExecutionScenario(List.of(), actors, List.of(), null),
            new ExecutionResult(List.of(), results, List.of()));
  }

  private static Actor actor(Operation operation) {
    try {
      String method = operation.ok() ? "run" : "maybe";
      return new Actor(
          LincheckThing.class.getMethod(method, String.class, Object.class),
          Arrays.asList(operation.f().name(), operation.input()));
    } catch (NoSuchMethodException e) {
      throw new AssertionError(e);
    }
  }

  /** With how many operations of each lane had returned when this one was invoked. */
  private static ResultWithClock result(Operation operation, Map<Object, List<Operation>> lanes) {
    int[] clock =
        lanes.values().stream()
            .mapToInt(
                lane ->
                    (int)
                        lane.stream()
                            .filter(Operation::ok)
                            .filter(one -> one.completion().index() < operation.index())
                            .count())
            .toArray();
    return new ResultWithClock(
        operation.ok() ? new ValueResult(operation.output()) : VoidResult.INSTANCE,
        new HBClock(clock));
  }
}
