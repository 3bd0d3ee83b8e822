package dev.contend.checkers.specs;

import dev.contend.checkers.linearizability.Step;
import java.util.List;
import java.util.Objects;

/** {@link KvSpec} as one object of many keys, which is far harder to search: for measuring. */
public final class WholeKvSpec extends KeyedSpec<PersistentMap> {
  private final KvSpec one = new KvSpec();

  public WholeKvSpec() {
    super("whole-kv", PersistentMap.EMPTY, "get", "put", "append");
  }

  @Override
  public Object key(Call call) {
    return null;
  }

  @Override
  public boolean isPure(Call call) {
    return one.isPure(call);
  }

  @Override
  public PersistentMap initial(Object key, List<Call> calls) {
    return PersistentMap.EMPTY;
  }

  @Override
  public Step<PersistentMap> step(PersistentMap state, Call call) {
    String value = Objects.requireNonNullElse((String) state.get(call.key()), "");
    return one.step(value, call) instanceof Step.Next<String> next
        ? new Step.Next<>(next.state().isEmpty() ? state : state.with(call.key(), next.state()))
        : new Step.Refused<>(() -> one.describe(value));
  }

  @Override
  public String describe(PersistentMap state) {
    return state.keys().toString();
  }
}
