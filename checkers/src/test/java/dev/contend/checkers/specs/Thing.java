package dev.contend.checkers.specs;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.history.Race;
import dev.contend.checkers.linearizability.BruteForce;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;

/**
 * An object of one of the ready specifications, once more and plainly: what the brute force runs
 * operations on, and what clients race on.
 */
public abstract class Thing implements Race.Subject, BruteForce.Model {
  /** The answer to what can't be done and leaves no trace: the operation ends in a fail. */
  static final Object FAILED = new Object();

  @Override
  public abstract Thing copy();

  /** Does it; gives the answer. */
  abstract Object run(String f, Object input);

  /** Another answer that the function could give. */
  abstract Object other(String f, Object input, Object answer, SplittableRandom random);

  static Race.Request request(String f, Object input) {
    return new Race.Request(new Keyword(f), input);
  }

  static long small(SplittableRandom random) {
    return random.nextInt(3);
  }

  @Override
  public final boolean apply(Operation operation) {
    Object answer = run(operation.f().name(), operation.input());
    return !operation.ok() || Objects.equals(answer, operation.output());
  }

  @Override
  public final Race.Answer apply(Race.Request request) {
    Object answer = run(request.f().name(), request.input());
    return answer == FAILED
        ? new Race.Answer(EventType.FAIL, request.input(), Map.of())
        : Race.Answer.ok(answer);
  }

  @Override
  public final Object mutate(Race.Request request, Object answer, SplittableRandom random) {
    return other(request.f().name(), request.input(), answer, random);
  }
}
