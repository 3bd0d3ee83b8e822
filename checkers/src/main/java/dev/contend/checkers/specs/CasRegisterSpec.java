package dev.contend.checkers.specs;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.linearizability.Step;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A register with {@code :cas [expected new]} too. One that failed is told in one of two ways:
 *
 * <ul>
 *   <li>{@code :ok} with the value {@code :mismatch}: it was observed that the register held
 *       something else (etcd's histories);
 *   <li>{@code :fail}: it did not happen, which says nothing about the register (Knossos).
 * </ul>
 */
public final class CasRegisterSpec extends RegisterSpec {
  private static final Keyword MISMATCH = new Keyword("mismatch");

  public CasRegisterSpec() {
    super("cas-register", "read", "write", "cas");
  }

  @Override
  String expectedForm(Call call) {
    boolean pair = call.input() instanceof List<?> list && list.size() == 2;
    return call.is("cas") && !pair ? "a :cas has the value [expected new]" : null;
  }

  @Override
  boolean tells(Call call) {
    return super.tells(call) || MISMATCH.is(call.output());
  }

  @Override
  public boolean isPure(Call call) {
    if (!call.is("cas")) {
      return super.isPure(call);
    }
    return MISMATCH.is(call.output()) || Objects.equals(expected(call), replacement(call));
  }

  @Override
  public Step<Optional<Object>> step(Optional<Object> state, Call call) {
    if (!call.is("cas")) {
      return super.step(state, call);
    }
    boolean same = Objects.equals(state.orElse(null), expected(call));
    if (MISMATCH.is(call.output())) {
      return keep(state, !same);
    }
    return same ? new Step.Next<>(Optional.ofNullable(replacement(call))) : refused(state);
  }

  private static Object expected(Call call) {
    return ((List<?>) call.input()).get(0);
  }

  private static Object replacement(Call call) {
    return ((List<?>) call.input()).get(1);
  }
}
