package dev.contend.checkers.specs;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.linearizability.RegisterLike;
import dev.contend.checkers.linearizability.Step;
import java.util.Objects;
import java.util.Optional;

/**
 * A register: {@code :write v} sets it, {@code :read} answers what it holds, {@code nil} at first.
 */
public class RegisterSpec extends KeyedSpec<Optional<Object>> {

  public RegisterSpec() {
    this("register", "read", "write");
  }

  RegisterSpec(String name, String... functions) {
    super(name, Optional.empty(), functions);
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
  public Step<Optional<Object>> step(Optional<Object> state, Call call) {
    if (call.is("write")) {
      return new Step.Next<>(Optional.ofNullable(call.input()));
    }
    boolean possible = !call.known() || Objects.equals(call.output(), state.orElse(null));
    return keep(state, possible);
  }

  @Override
  public Optional<RegisterLike<Call>> asRegister() {
    return Optional.of(RegisterSpec::access);
  }

  private static RegisterLike.Access access(Call call) {
    if (call.is("write")) {
      return new RegisterLike.Access(true, call.input());
    }
    return call.is("read") && call.known() ? new RegisterLike.Access(false, call.output()) : null;
  }

  @Override
  public String describe(Optional<Object> state) {
    return "the register holds " + EdnWriter.toString(state.orElse(null));
  }
}
