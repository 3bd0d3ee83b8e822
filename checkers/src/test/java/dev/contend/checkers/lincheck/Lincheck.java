package dev.contend.checkers.lincheck;

import dev.contend.checkers.history.Operation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jetbrains.kotlinx.lincheck.Actor;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionResult;
import org.jetbrains.kotlinx.lincheck.execution.ExecutionScenario;
import org.jetbrains.kotlinx.lincheck.execution.HBClock;
import org.jetbrains.kotlinx.lincheck.execution.ResultWithClock;
import org.jetbrains.lincheck.datastructures.StressOptions;
import org.jetbrains.lincheck.datastructures.verifier.LinearizabilityVerifier;

/**
 * Feeds recorded operations to Lincheck's verifier, as if Lincheck itself had run them. It attaches
 * an agent to its JVM, so the tests that use it have the tag {@code lincheck} and a JVM of their
 * own.
 */
public final class Lincheck {

  /** What Lincheck is started with. */
  public static class Nothing {
    @org.jetbrains.lincheck.datastructures.Operation
    public void nothing() {}
  }

  private record Recorded(Operation operation, Call call) {
    boolean before(Operation other) {
      return operation.ok() && operation.completion().index() < other.index();
    }
  }

  // Without having run anything, the verifier finds its own properties uninitialised.
  static {
    new StressOptions().iterations(0).check(Nothing.class);
  }

  private final Class<?> specification;

  /**
   * @param specification a public class with a public constructor without parameters, whose methods
   *     are the operations, each name once
   */
  public Lincheck(Class<?> specification) {
    this.specification = specification;
  }

  /**
   * Whether some order of the operations explains their answers.
   *
   * @param operations in order of invocation
   * @param reader gives null for an operation that has no effect
   */
  public boolean linearizable(List<Operation> operations, Function<Operation, Call> reader) {
    Collection<List<Recorded>> lanes = lanes(operations, reader);
    List<List<Actor>> actors = new ArrayList<>();
    List<List<ResultWithClock>> results = new ArrayList<>();
    for (List<Recorded> lane : lanes) {
      actors.add(lane.stream().map(one -> actor(one.call())).toList());
      results.add(
          lane.stream()
              .map(one -> new ResultWithClock(one.call().result, clock(one.operation(), lanes)))
              .toList());
    }
    return new LinearizabilityVerifier(specification)
        .verifyResults(
            new ExecutionScenario(List.of(), actors, List.of(), null),
            new ExecutionResult(List.of(), results, List.of()));
  }

  /**
   * A lane for each process, and one for each operation of unknown outcome: no clock counts it, so
   * it may come last, when it makes no difference.
   */
  private static Collection<List<Recorded>> lanes(
      List<Operation> operations, Function<Operation, Call> reader) {
    Map<Object, List<Recorded>> lanes = new LinkedHashMap<>();
    for (Operation operation : operations) {
      Call call = reader.apply(operation);
      if (call != null) {
        Object lane = operation.ok() ? operation.process() : operation;
        lanes.computeIfAbsent(lane, key -> new ArrayList<>()).add(new Recorded(operation, call));
      }
    }
    return lanes.values();
  }

  /** How many operations of each lane had returned when this one was invoked. */
  private static HBClock clock(Operation operation, Collection<List<Recorded>> lanes) {
    return new HBClock(
        lanes.stream()
            .mapToInt(lane -> (int) lane.stream().filter(one -> one.before(operation)).count())
            .toArray());
  }

  private Actor actor(Call call) {
    Method method =
        Arrays.stream(specification.getMethods())
            .filter(candidate -> candidate.getName().equals(call.method))
            .findFirst()
            .orElseThrow();
    return new Actor(method, call.arguments);
  }
}
