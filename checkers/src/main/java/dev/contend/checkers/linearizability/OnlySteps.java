package dev.contend.checkers.linearizability;

import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.List;
import java.util.Optional;

/** A specification that says nothing beside its steps, so that every history is searched. */
record OnlySteps<S, C>(SequentialSpec<S, C> spec) implements SequentialSpec<S, C> {
  @Override
  public String name() {
    return spec.name();
  }

  @Override
  public C call(Operation operation) {
    return spec.call(operation);
  }

  @Override
  public Object key(C call) {
    return spec.key(call);
  }

  @Override
  public Optional<String> silentOn(History history) {
    return spec.silentOn(history);
  }

  @Override
  public S initial(Object key, List<C> calls) {
    return spec.initial(key, calls);
  }

  @Override
  public Step<S> step(S state, C call) {
    return spec.step(state, call);
  }

  @Override
  public boolean isPure(C call) {
    return spec.isPure(call);
  }

  @Override
  public String describe(S state) {
    return spec.describe(state);
  }
}
