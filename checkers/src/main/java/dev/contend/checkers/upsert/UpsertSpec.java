package dev.contend.checkers.upsert;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.checkers.linearizability.Step;
import dev.contend.checkers.upsert.UpsertCall.Answer;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Upsert, one operation at a time: the first of a key creates its row, each later one sets its
 * fields and leaves the others; a request that was done before may be told so, and then writes
 * nothing.
 */
public final class UpsertSpec implements SequentialSpec<UpsertSpec.State, UpsertCall> {

  /**
   * What is known of one key.
   *
   * @param rows the row, or none
   * @param done requests that were done, of those that count
   * @param counting requests that were answered {@code already} at some time, the same in all
   *     states of a history: whether another was done makes no difference
   */
  public record State(
      List<Map<Object, Object>> rows,
      Set<Map<Object, Object>> done,
      Set<Map<Object, Object>> counting) {

    private State with(Map<Object, Object> fields) {
      Map<Object, Object> row = new HashMap<>(rows.isEmpty() ? Map.of() : rows.get(0));
      row.putAll(fields);
      Set<Map<Object, Object>> more = done;
      if (counting.contains(fields)) {
        more = new HashSet<>(done);
        more.add(fields);
      }
      return new State(List.of(Collections.unmodifiableMap(row)), more, counting);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof State that && rows.equals(that.rows) && done.equals(that.done);
    }

    @Override
    public int hashCode() {
      return Objects.hash(rows, done);
    }
  }

  @Override
  public String name() {
    return "upsert";
  }

  @Override
  public UpsertCall call(Operation operation) {
    return UpsertCall.of(operation);
  }

  @Override
  public Object key(UpsertCall call) {
    return call.key();
  }

  @Override
  public State initial(Object key, List<UpsertCall> calls) {
    Set<Map<Object, Object>> counting = new HashSet<>();
    for (UpsertCall call : calls) {
      if (call instanceof UpsertCall.Upsert upsert && upsert.answer() == Answer.ALREADY) {
        counting.add(upsert.fields());
      }
    }
    return new State(
        UpsertCall.initial(key, calls), Set.of(), Collections.unmodifiableSet(counting));
  }

  @Override
  public Step<State> step(State state, UpsertCall call) {
    if (call instanceof UpsertCall.Upsert upsert) {
      return upsert(state, upsert);
    }
    if (call instanceof UpsertCall.Read read) {
      return keep(state, read.rows().equals(state.rows()), () -> "there is " + describe(state));
    }
    if (call instanceof UpsertCall.Final end) {
      return keep(state, end.rows().equals(state.rows()), () -> "there is " + describe(state));
    }
    return new Step.Next<>(state); // an :initial, which was the first of all
  }

  private static Step<State> upsert(State state, UpsertCall.Upsert upsert) {
    return switch (upsert.answer()) {
      case CREATED ->
          state.rows().isEmpty()
              ? new Step.Next<>(state.with(upsert.fields()))
              : new Step.Refused<>("the row is there already");
      case UPDATED ->
          state.rows().isEmpty()
              ? new Step.Refused<>("there is no row")
              : new Step.Next<>(state.with(upsert.fields()));
      case ALREADY ->
          keep(
              state,
              state.done().contains(upsert.fields()),
              () -> "this request has not been done yet");
      case UNKNOWN -> new Step.Next<>(state.with(upsert.fields()));
    };
  }

  private static Step<State> keep(State state, boolean possible, Supplier<String> otherwise) {
    return possible ? new Step.Next<>(state) : new Step.Refused<>(otherwise);
  }

  @Override
  public String describe(State state) {
    return state.rows().isEmpty() ? "no row" : "the row " + EdnWriter.toString(state.rows().get(0));
  }
}
