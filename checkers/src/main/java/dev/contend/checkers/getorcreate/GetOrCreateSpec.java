package dev.contend.checkers.getorcreate;

import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.checkers.linearizability.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Get-or-create, one operation at a time: the first of a key makes its row, every later one finds
 * that row.
 */
public final class GetOrCreateSpec
    implements SequentialSpec<GetOrCreateSpec.State, GetOrCreateCall> {

  /** What is known of one key's row. */
  public sealed interface State {}

  /** There is none. */
  public record NoRow() implements State {}

  /** An operation of unknown outcome made it, and nobody has said its id yet. */
  public record UnnamedRow() implements State {}

  /** It has that id. */
  public record Row(long id) implements State {}

  @Override
  public String name() {
    return "get-or-create";
  }

  @Override
  public GetOrCreateCall call(Operation operation) {
    return GetOrCreateCall.of(operation);
  }

  @Override
  public Object key(GetOrCreateCall call) {
    return call.key();
  }

  @Override
  public State initial(Object key, List<GetOrCreateCall> calls) {
    Optional<Long> id = GetOrCreateCall.initial((String) key, calls);
    return id.isPresent() ? new Row(id.get()) : new NoRow();
  }

  @Override
  public Step<State> step(State state, GetOrCreateCall call) {
    if (call instanceof GetOrCreateCall.Created created) {
      return state instanceof NoRow
          ? new Step.Next<>(new Row(created.id()))
          : new Step.Refused<>(() -> "the row is there already, " + describe(state));
    }
    if (call instanceof GetOrCreateCall.Found found) {
      return is(state, Set.of(found.id()));
    }
    if (call instanceof GetOrCreateCall.Unknown) {
      return new Step.Next<>(state instanceof NoRow ? new UnnamedRow() : state);
    }
    if (call instanceof GetOrCreateCall.Final end) {
      return is(state, end.ids());
    }
    return new Step.Next<>(state); // an :initial, which was the first of all
  }

  /** Whether these can be the ids of all rows; if so, the state that knows them. */
  private Step<State> is(State state, Set<Long> ids) {
    boolean possible =
        state instanceof Row row
            ? ids.equals(Set.of(row.id()))
            : ids.size() == (state instanceof NoRow ? 0 : 1);
    if (!possible) {
      return new Step.Refused<>(() -> "there is " + describe(state));
    }
    return new Step.Next<>(state instanceof UnnamedRow ? new Row(ids.iterator().next()) : state);
  }

  @Override
  public String describe(State state) {
    if (state instanceof Row row) {
      return "row " + row.id();
    }
    return state instanceof NoRow ? "no row" : "a row whose id nobody was told";
  }
}
