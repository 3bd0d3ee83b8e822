package dev.contend.checkers.specs;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.linearizability.Step;

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
  public boolean isPure(Call call) {
    return call.is("get");
  }

  @Override
  public Step<String> step(String state, Call call) {
    if (call.is("get")) {
      return keep(state, !call.known() || state.equals(call.output()), describe(state));
    }
    String text = (String) call.input();
    return new Step.Next<>(call.is("put") ? text : state.concat(text));
  }

  @Override
  public String describe(String state) {
    return "the value is " + EdnWriter.toString(state);
  }
}
