package dev.contend.checkers.specs;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.linearizability.SetLike;
import dev.contend.checkers.linearizability.Step;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * A set, empty at first: {@code :add x}, {@code :remove x}, and {@code :read}, which answers all
 * elements as a set or a vector. To add what is there or to remove what is not changes nothing.
 */
public final class SetSpec extends KeyedSpec<PersistentMap> {

  public SetSpec() {
    super("set", PersistentMap.EMPTY, "add", "remove", "read");
  }

  @Override
  String expectedForm(Call call) {
    boolean formed = !call.is("read") || !call.known() || call.output() instanceof Collection<?>;
    return formed ? null : "a :read answers a set or a vector";
  }

  @Override
  boolean tells(Call call) {
    return call.is("read");
  }

  @Override
  public boolean isPure(Call call) {
    return call.is("read");
  }

  @Override
  public Step<PersistentMap> step(PersistentMap state, Call call) {
    if (call.is("add")) {
      return new Step.Next<>(state.with(call.input(), true));
    }
    if (call.is("remove")) {
      return new Step.Next<>(state.without(call.input()));
    }
    return keep(state, !call.known() || holds(state, elements(call)));
  }

  /** What a read answered. An element that is named twice counts once. */
  static Set<?> elements(Call read) {
    return read.output() instanceof Set<?> set ? set : new HashSet<>((Collection<?>) read.output());
  }

  private static boolean holds(PersistentMap state, Set<?> elements) {
    return state.size() == elements.size() && elements.stream().allMatch(state::contains);
  }

  @Override
  public Optional<SetLike<Call>> asSet() {
    return Optional.of(SetSpec::access);
  }

  private static SetLike.Access access(Call call) {
    if (call.is("add")) {
      return new SetLike.Add(call.input());
    }
    return call.is("read") && call.known() ? new SetLike.Read(elements(call)) : null;
  }

  @Override
  public String describe(PersistentMap state) {
    return "the set is " + EdnWriter.toString(state.keys());
  }
}
