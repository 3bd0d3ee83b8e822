package dev.contend.workloads.oncall;

import static dev.contend.workloads.oncall.OnCallTables.tuple;

import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.oncall.OnCallCall;
import dev.contend.harness.workload.Answer;
import dev.contend.harness.workload.Call;
import dev.contend.workloads.sql.BusyException;
import java.util.Map;

/** A strategy's operations as calls that a history can record. */
final class OnCallCalls {
  private static final Keyword BUSY = new Keyword("busy");

  private final OnCallStrategy strategy;

  OnCallCalls(OnCallStrategy strategy) {
    this.strategy = strategy;
  }

  /** What was drawn, as a call. */
  Call call(OnCallDraw drawn) {
    if (drawn instanceof OnCallDraw.GoOff off) {
      return goOff(off.shift(), off.doctor());
    }
    if (drawn instanceof OnCallDraw.ComeOn on) {
      return comeOn(on.shift(), on.doctor());
    }
    return read(((OnCallDraw.Read) drawn).shift());
  }

  private Call goOff(long shift, long doctor) {
    return call(
        OnCallCall.GO_OFF,
        tuple(shift, doctor),
        parts -> {
          boolean off = strategy.goOff(parts.connection(), shift, doctor);
          return new Answer.Done(tuple(shift, doctor, off ? OnCallCall.OFF : OnCallCall.REFUSED));
        });
  }

  private Call comeOn(long shift, long doctor) {
    return call(
        OnCallCall.COME_ON,
        tuple(shift, doctor),
        parts -> {
          strategy.comeOn(parts.connection(), doctor);
          return new Answer.Done(tuple(shift, doctor, OnCallCall.ON));
        });
  }

  private Call read(long shift) {
    return call(
        OnCallCall.READ,
        tuple(shift, null),
        parts ->
            new Answer.Done(
                tuple(shift, OnCallTables.set(strategy.read(parts.connection(), shift)))));
  }

  private static Call call(Keyword f, Object input, Call.Body body) {
    return new Call(
        f,
        input,
        Map.of(),
        parts -> {
          try {
            return body.run(parts);
          } catch (BusyException e) {
            return new Answer.Refused(BUSY);
          }
        });
  }
}
