package dev.contend.checkers.specs;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.checkers.linearizability.Step;
import java.util.List;

/**
 * What the ready specifications share: how an operation is read. The key {@code :key} of an
 * invocation names the object; without it all are on one object.
 *
 * @param <S> as in {@link SequentialSpec}
 */
abstract class KeyedSpec<S> implements SequentialSpec<S, Call> {
  private static final Keyword KEY = new Keyword("key");

  private final String name;
  private final List<String> functions;
  private final S initial;

  /**
   * @param initial the state that every object begins in
   * @param functions the names of all that can be done to it
   */
  KeyedSpec(String name, S initial, String... functions) {
    this.name = name;
    this.initial = initial;
    this.functions = List.of(functions);
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public Call call(Operation operation) {
    String f = operation.f().name();
    if (!functions.contains(f)) {
      throw new UnjudgeableException(
          "operation %d is a :%s, but all that a %s knows is :%s"
              .formatted(operation.index(), f, name, String.join(", :", functions)));
    }
    boolean known = operation.ok();
    Object output = known ? operation.output() : null;
    Object key = operation.invocation().extra().get(KEY);
    Call call = new Call(key, f, operation.input(), output, known);
    String form = expectedForm(call);
    if (form != null) {
      throw new UnjudgeableException(
          "operation %d, a :%s with the value %s and the answer %s, can't be read: %s"
              .formatted(
                  operation.index(),
                  f,
                  EdnWriter.toString(call.input()),
                  known ? EdnWriter.toString(output) : "unknown",
                  form));
    }
    return known && !tells(call) ? new Call(key, f, call.input(), null, false) : call;
  }

  /**
   * Whether the answer of an operation says more than that it happened. Where it does not, the
   * operation is read as one of unknown outcome is, since both do the same: the search makes use of
   * operations that are alike.
   */
  boolean tells(Call call) {
    return true;
  }

  /** Null if the values have the forms that the function has, else a clause that says which. */
  String expectedForm(Call call) {
    return null;
  }

  @Override
  public Object key(Call call) {
    return call.key();
  }

  @Override
  public S initial(Object key, List<Call> calls) {
    return initial;
  }

  /** The same state, if that is so. */
  final Step<S> keep(S state, boolean possible) {
    return possible ? new Step.Next<>(state) : refused(state);
  }

  /** Not in that state. */
  final Step<S> refused(S state) {
    return new Step.Refused<>(() -> describe(state));
  }
}
