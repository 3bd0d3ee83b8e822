package dev.contend.checkers.getorcreate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.contend.checkers.Limits;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.linearizability.LinearizabilityChecker;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
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
class GetOrCreateLincheckTest {
  private static final int HISTORIES = 400;

  /** An operation as Lincheck sees it. */
  private record Step(Operation operation, Actor actor, LincheckResult result) {}

  @BeforeAll
  static void initialiseLincheck() {
    new StressOptions().iterations(0).check(LincheckTags.class);
  }

  @Test
  void agreesOnRandomHistories() {
    int valid = 0;
    int invalid = 0;
    for (int seed = 0; seed < HISTORIES; seed++) {
      History history = history(new SplittableRandom(seed));
      Verdict verdict =
          new LinearizabilityChecker<>(new GetOrCreateSpec()).check(history, Limits.DEFAULT);
      boolean linearizable = linearizable(history);
      assertThat(verdict.word())
          .as("seed %d: %s", seed, history.events())
          .isEqualTo(linearizable ? "valid" : "invalid");
      valid += linearizable ? 1 : 0;
      invalid += linearizable ? 0 : 1;
    }
    assertThat(valid).isGreaterThan(HISTORIES / 10);
    assertThat(invalid).isGreaterThan(HISTORIES / 10);
  }

  private static History history(SplittableRandom random) {
    int clients = 2 + random.nextInt(2);
    int operations = 3 + random.nextInt(5);
    Race race = TagTable.race(random, tags(), clients, operations, true);
    for (int mutations = random.nextInt(-4, 9); mutations > 0; mutations--) {
      race.mutateAfter(2);
    }
    try {
      return race.history();
    } catch (IllegalArgumentException e) {
      return TagTable.race(random, tags(), clients, operations, true).history();
    }
  }

  private static TagTable tags() {
    return new TagTable(1, TagTable.Fault.NONE);
  }

  /**
   * A lane for each process, and one for each operation of unknown outcome: no clock counts it, so
   * it may come last, when it makes no difference.
   */
  private static boolean linearizable(History history) {
    Map<Object, List<Step>> lanes = new LinkedHashMap<>();
    for (Operation operation : history.operations()) {
      GetOrCreateCall call = GetOrCreateCall.of(operation);
      if (call != null && !(call instanceof GetOrCreateCall.Initial)) {
        Object lane = operation.ok() ? operation.process() : operation;
        lanes.computeIfAbsent(lane, key -> new ArrayList<>()).add(step(operation, call));
      }
    }
    List<List<Actor>> actors = new ArrayList<>();
    List<List<ResultWithClock>> results = new ArrayList<>();
    for (List<Step> lane : lanes.values()) {
      actors.add(lane.stream().map(Step::actor).toList());
      results.add(
          lane.stream()
              .map(step -> new ResultWithClock(step.result(), clock(step.operation(), lanes)))
              .toList());
    }
    return new LinearizabilityVerifier(LincheckTags.class)
        .verifyResults(
            new ExecutionScenario(List.of(), actors, List.of(), null),
            new ExecutionResult(List.of(), results, List.of()));
  }

  /** How many operations of each lane had returned when this one was invoked. */
  private static HBClock clock(Operation operation, Map<Object, List<Step>> lanes) {
    return new HBClock(
        lanes.values().stream()
            .mapToInt(lane -> (int) lane.stream().filter(s -> before(s, operation)).count())
            .toArray());
  }

  private static boolean before(Step step, Operation operation) {
    return step.operation().outcome() == EventType.OK
        && step.operation().completion().index() < operation.index();
  }

  private static Step step(Operation operation, GetOrCreateCall call) {
    if (call instanceof GetOrCreateCall.Created created) {
      return step(operation, true, "created", created.id());
    }
    if (call instanceof GetOrCreateCall.Found found) {
      return step(operation, true, "found", found.id());
    }
    if (call instanceof GetOrCreateCall.Unknown) {
      return step(operation, null, "unknown");
    }
    return step(operation, true, "end", ((GetOrCreateCall.Final) call).ids());
  }

  private static Step step(Operation operation, Object result, String name, Object... arguments) {
    Method method =
        Arrays.stream(LincheckTags.class.getMethods())
            .filter(candidate -> candidate.getName().equals(name))
            .findFirst()
            .orElseThrow();
    return new Step(
        operation,
        new Actor(method, List.of(arguments)),
        result == null ? VoidResult.INSTANCE : new ValueResult(result));
  }
}
