package dev.contend.checkers.oncall;

import dev.contend.checkers.Anomaly;
import dev.contend.checkers.Checker;
import dev.contend.checkers.Limits;
import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.Verdict;
import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whoever looks at a shift, during the race or at its end, finds somebody on call. */
public final class SomebodyOnCall implements Checker {
  static final String NOBODY = "nobody-on-call";

  /** Of a shift, what happened in order of invocation. */
  private static final class Shift {
    private final List<OnCallCall> calls = new ArrayList<>();
    private final List<Operation> operations = new ArrayList<>();
    private Operation end;
  }

  @Override
  public String name() {
    return "somebody-on-call";
  }

  @Override
  public Verdict check(History history, Limits limits) {
    Map<Long, Shift> shifts;
    try {
      shifts = read(history);
    } catch (UnjudgeableException e) {
      return new Verdict.Unknown(e.getMessage());
    }
    List<Anomaly> anomalies = new ArrayList<>();
    shifts.forEach((id, shift) -> look(id, shift, anomalies));
    long withoutEnd = shifts.values().stream().filter(shift -> shift.end == null).count();
    String coverage = "%d shifts".formatted(shifts.size());
    if (anomalies.isEmpty() && (withoutEnd > 0 || shifts.isEmpty())) {
      return new Verdict.Unknown(
          "%s, of %d the final state is missing".formatted(coverage, withoutEnd));
    }
    return Verdict.of(coverage, anomalies);
  }

  private static Map<Long, Shift> read(History history) {
    Map<Long, Shift> shifts = new TreeMap<>();
    for (Operation operation : history.operations()) {
      OnCallCall call = OnCallCall.of(operation);
      if (call != null) {
        Shift shift = shifts.computeIfAbsent(call.shift(), id -> new Shift());
        shift.calls.add(call);
        shift.operations.add(operation);
        shift.end = call instanceof OnCallCall.Final ? operation : shift.end;
      }
    }
    shifts.forEach(SomebodyOnCall::requireAlone);
    return shifts;
  }

  /** The first and the last look say nothing of whom was at work beside them. */
  private static void requireAlone(long id, Shift shift) {
    OnCallCall.initial(id, shift.calls);
    int begun = returned(shift.operations.get(0));
    for (Operation operation : shift.operations.subList(1, shift.operations.size())) {
      boolean tooEarly = operation.index() < begun;
      if (tooEarly || (shift.end != null && isAfter(operation, shift.end))) {
        throw new UnjudgeableException(
            "operation %d was at work on shift %d when its %s was read; nobody may be"
                .formatted(operation.index(), id, tooEarly ? ":initial" : ":final"));
      }
    }
  }

  private static boolean isAfter(Operation operation, Operation end) {
    return operation != end && Math.max(operation.index(), returned(operation)) > end.index();
  }

  private static int returned(Operation operation) {
    return operation.outcome() == EventType.OK ? operation.completion().index() : History.NONE;
  }

  private static void look(long id, Shift shift, List<Anomaly> anomalies) {
    List<Operation> found = new ArrayList<>();
    for (int i = 0; i < shift.calls.size(); i++) {
      Set<Long> doctors = seen(shift.calls.get(i));
      if (doctors != null && doctors.isEmpty()) {
        found.add(shift.operations.get(i));
      }
    }
    if (found.isEmpty()) {
      return;
    }
    Operation first = found.get(0);
    Operation last = found.get(found.size() - 1);
    String message =
        "Nobody was on call in shift %d when process %d looked (operation %d%s)"
            .formatted(id, first.process(), first.index(), first == shift.end ? ", the end" : "");
    anomalies.add(
        last == first
            ? new Anomaly(NOBODY, message + ".", List.of(first.index()))
            : new Anomaly(
                NOBODY,
                message
                    + ", nor in the last of %d such looks (operation %d)."
                        .formatted(found.size(), last.index()),
                List.of(first.index(), last.index())));
  }

  private static Set<Long> seen(OnCallCall call) {
    if (call instanceof OnCallCall.Read read) {
      return read.doctors();
    }
    return call instanceof OnCallCall.Final end ? end.doctors() : null;
  }
}
