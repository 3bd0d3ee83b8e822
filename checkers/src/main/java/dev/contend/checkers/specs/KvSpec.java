package dev.contend.checkers.specs;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.linearizability.ListLike;
import dev.contend.checkers.linearizability.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Strings by key: {@code :put s} sets one, {@code :append s} adds to its end, {@code :get} answers
 * it. The event's {@code :key} names it; every key starts as the empty string.
 */
public final class KvSpec extends KeyedSpec<String> {

  public KvSpec() {
    super("kv", "", "get", "put", "append");
  }

  @Override
  String expectedForm(Call call) {
    Object text = call.is("get") ? call.output() : call.input();
    boolean formed = text instanceof String || (call.is("get") && !call.known());
    return formed ? null : "a value is a string";
  }

  @Override
  boolean tells(Call call) {
    return call.is("get");
  }

  @Override
  public boolean isPure(Call call) {
    return call.is("get");
  }

  @Override
  public Optional<ListLike<Call>> asList() {
    return Optional.of(KvSpec::accesses);
  }

  /** Of appends and gets, if there is but one way to tell what was appended to what was got. */
  private static Optional<List<ListLike.Access>> accesses(List<Call> calls) {
    if (!calls.stream().allMatch(call -> call.is("append") || (call.is("get") && call.known()))) {
      return Optional.empty();
    }
    Pieces pieces =
        new Pieces(calls.stream().filter(call -> call.is("append")).map(KvSpec::text).toList());
    calls.stream()
        .filter(call -> call.is("get"))
        .map(KvSpec::text)
        .max(Comparator.comparingInt(String::length))
        .ifPresent(pieces::take);
    List<ListLike.Access> accesses = new ArrayList<>();
    for (Call call : calls) {
      Optional<ListLike.Access> access =
          call.is("append")
              ? Optional.of(new ListLike.Append(text(call)))
              : pieces.of(text(call)).map(ListLike.Read::new);
      if (access.isEmpty()) {
        return Optional.empty();
      }
      accesses.add(access.get());
    }
    return Optional.of(accesses);
  }

  private static String text(Call call) {
    return (String) (call.is("get") ? call.output() : call.input());
  }

  @Override
  public Step<String> step(String state, Call call) {
    if (call.is("get")) {
      return keep(state, !call.known() || state.equals(call.output()));
    }
    String text = (String) call.input();
    return new Step.Next<>(call.is("put") ? text : state.concat(text));
  }

  @Override
  public String describe(String state) {
    return "the value is " + EdnWriter.toString(state);
  }
}
