package dev.contend.checkers.oncall;

import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.SequentialSpec;
import dev.contend.checkers.linearizability.Step;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A shift, one operation at a time: a doctor goes off if somebody else is on call, and is refused
 * otherwise; whoever looks sees who is on call.
 */
public final class OnCallSpec implements SequentialSpec<Set<Long>, OnCallCall> {

  @Override
  public String name() {
    return "on-call";
  }

  @Override
  public OnCallCall call(Operation operation) {
    return OnCallCall.of(operation);
  }

  @Override
  public Object key(OnCallCall call) {
    return call.shift();
  }

  @Override
  public Set<Long> initial(Object key, List<OnCallCall> calls) {
    return OnCallCall.initial(key, calls).doctors();
  }

  @Override
  public Step<Set<Long>> step(Set<Long> state, OnCallCall call) {
    if (call instanceof OnCallCall.GoneOff off) {
      return isAlone(state, off.doctor())
          ? new Step.Refused<>("nobody else is on call")
          : new Step.Next<>(without(state, off.doctor()));
    }
    if (call instanceof OnCallCall.Refused refused) {
      return isAlone(state, refused.doctor())
          ? new Step.Next<>(state)
          : new Step.Refused<>(() -> "there is " + describe(state));
    }
    if (call instanceof OnCallCall.ComeOn on) {
      return new Step.Next<>(with(state, on.doctor()));
    }
    return seen(call).equals(state)
        ? new Step.Next<>(state)
        : new Step.Refused<>(() -> "there is " + describe(state));
  }

  private static Set<Long> seen(OnCallCall call) {
    if (call instanceof OnCallCall.Initial initial) {
      return initial.doctors();
    }
    return call instanceof OnCallCall.Read read
        ? read.doctors()
        : ((OnCallCall.Final) call).doctors();
  }

  private static boolean isAlone(Set<Long> state, long doctor) {
    return state.isEmpty() || (state.size() == 1 && state.contains(doctor));
  }

  private static Set<Long> without(Set<Long> state, long doctor) {
    Set<Long> others = new TreeSet<>(state);
    others.remove(doctor);
    return others;
  }

  private static Set<Long> with(Set<Long> state, long doctor) {
    Set<Long> more = new TreeSet<>(state);
    more.add(doctor);
    return more;
  }

  @Override
  public boolean isPure(OnCallCall call) {
    return !(call instanceof OnCallCall.GoneOff || call instanceof OnCallCall.ComeOn);
  }

  @Override
  public String describe(Set<Long> state) {
    return state.isEmpty()
        ? "nobody on call"
        : "on call " + state.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
