package dev.contend.checkers.specs;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.linearizability.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Registers by name, read and written in one step: {@code :txn [[:read :x nil] [:write :y 2]]},
 * answered with the values read in place of {@code nil}. {@code :r} and {@code :w} are short for
 * them. A register that nobody wrote holds {@code nil}. Steps touch several registers, so they
 * can't be judged one by one.
 */
public final class MultiRegisterSpec extends KeyedSpec<PersistentMap> {
  private static final Keyword READ = new Keyword("read");
  private static final Keyword R = new Keyword("r");
  private static final Keyword WRITE = new Keyword("write");
  private static final Keyword W = new Keyword("w");

  public MultiRegisterSpec() {
    super("multi-register", PersistentMap.EMPTY, "txn");
  }

  @Override
  String expectedForm(Call call) {
    boolean formed = formed(call.input()) && (!call.known() || answers(call));
    return formed
        ? null
        : "a :txn is a vector of [:read register value] and [:write register value]";
  }

  private static boolean formed(Object value) {
    return value instanceof List<?> txn
        && txn.stream()
            .allMatch(
                op -> op instanceof List<?> list && list.size() == 3 && (reads(op) || writes(op)));
  }

  /** Whether the answer has the same parts as the question. */
  private static boolean answers(Call call) {
    List<?> asked = (List<?>) call.input();
    if (!formed(call.output()) || ((List<?>) call.output()).size() != asked.size()) {
      return false;
    }
    for (int i = 0; i < asked.size(); i++) {
      Object answer = ((List<?>) call.output()).get(i);
      boolean same =
          reads(asked.get(i))
              ? reads(answer) && Objects.equals(part(answer, 1), part(asked.get(i), 1))
              : answer.equals(asked.get(i));
      if (!same) {
        return false;
      }
    }
    return true;
  }

  private static boolean reads(Object op) {
    return READ.is(part(op, 0)) || R.is(part(op, 0));
  }

  private static boolean writes(Object op) {
    return WRITE.is(part(op, 0)) || W.is(part(op, 0));
  }

  private static Object part(Object op, int index) {
    return ((List<?>) op).get(index);
  }

  @Override
  boolean tells(Call call) {
    return ((List<?>) call.input()).stream().anyMatch(MultiRegisterSpec::reads);
  }

  @Override
  public boolean isPure(Call call) {
    return ((List<?>) call.input()).stream().allMatch(MultiRegisterSpec::reads);
  }

  @Override
  public Step<PersistentMap> step(PersistentMap state, Call call) {
    PersistentMap next = state;
    List<?> txn = (List<?>) (call.known() ? call.output() : call.input());
    for (Object op : txn) {
      Object register = part(op, 1);
      if (writes(op)) {
        next = next.with(register, part(op, 2));
      } else if (call.known() && !Objects.equals(next.get(register), part(op, 2))) {
        Object held = next.get(register);
        return new Step.Refused<>(() -> register + " holds " + held);
      }
    }
    return new Step.Next<>(next);
  }

  @Override
  public String describe(PersistentMap state) {
    List<String> registers = new ArrayList<>();
    state.forEach((register, value) -> registers.add(register + " holds " + value));
    return registers.isEmpty() ? "nothing was written" : String.join(", ", registers);
  }
}
