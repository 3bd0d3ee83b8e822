package dev.contend.checkers.transactions;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiPredicate;

/** Tries all orders of a few transactions. One of unknown outcome may have happened or not. */
final class BruteForce {
  private final List<Call> calls;
  private final boolean lists;

  /** Of each call, as bits, those that have to come before it. */
  private final int[] required;

  private final int certain;

  /**
   * One that reads lists or registers.
   *
   * @param before whether the first has to come before the second
   */
  BruteForce(List<Call> calls, boolean lists, BiPredicate<Call, Call> before) {
    this.calls = calls;
    this.lists = lists;
    required = new int[calls.size()];
    int ok = 0;
    for (int i = 0; i < calls.size(); i++) {
      ok |= calls.get(i).ok() ? 1 << i : 0;
      for (int j = 0; j < calls.size(); j++) {
        boolean first = calls.get(j).ok() && before.test(calls.get(j), calls.get(i));
        required[i] |= first ? 1 << j : 0;
      }
    }
    certain = ok;
  }

  static boolean inRealTime(Call one, Call other) {
    return one.returned() < other.invoked();
  }

  static boolean inProcess(Call one, Call other) {
    return one.process() == other.process() && inRealTime(one, other);
  }

  /** Whether they can have run one at a time. */
  boolean serial() {
    return serial(0, Map.of());
  }

  private boolean serial(int done, Map<Object, List<Object>> state) {
    if ((done & certain) == certain) {
      return true;
    }
    for (int i = 0; i < calls.size(); i++) {
      if ((done & 1 << i) == 0 && (required[i] & ~done) == 0) {
        Map<Object, List<Object>> next = run(calls.get(i), state);
        if (next != null && serial(done | 1 << i, next)) {
          return true;
        }
      }
    }
    return false;
  }

  /** The state after it, or null if it can't have read there what it read. */
  private Map<Object, List<Object>> run(Call call, Map<Object, List<Object>> state) {
    Map<Object, List<Object>> next = new HashMap<>(state);
    for (Call.Step step : call.steps()) {
      List<Object> held = next.getOrDefault(step.key(), List.of());
      if (step.write()) {
        List<Object> more = new ArrayList<>(held);
        more.add(step.value());
        next.put(step.key(), more);
      } else if (call.ok() && !Objects.equals(seen(held), normal(step.value()))) {
        return null;
      }
    }
    return next;
  }

  private Object seen(List<Object> held) {
    if (lists) {
      return held;
    }
    return held.isEmpty() ? null : held.get(held.size() - 1);
  }

  private Object normal(Object value) {
    return lists && value == null ? List.of() : value;
  }

  /**
   * Whether each can have read from a snapshot of some earlier moment, and have written only what
   * nobody else wrote since.
   */
  boolean snapshots() {
    return snapshots(new ArrayList<>(Collections.nCopies(calls.size(), null)), 0, Map.of());
  }

  private boolean snapshots(
      List<Map<Object, List<Object>>> begun, int done, Map<Object, List<Object>> state) {
    if ((done & certain) == certain) {
      return true;
    }
    for (int i = 0; i < calls.size(); i++) {
      Call call = calls.get(i);
      if ((done & 1 << i) != 0) {
        continue;
      }
      if (begun.get(i) == null) {
        if (run(call, state) != null) {
          begun.set(i, state);
          if (snapshots(begun, done, state)) {
            return true;
          }
          begun.set(i, null);
        }
      } else if (unchanged(call, begun.get(i), state)
          && snapshots(begun, done | 1 << i, run(written(call), state))) {
        return true;
      }
    }
    return false;
  }

  private static boolean unchanged(
      Call call, Map<Object, List<Object>> then, Map<Object, List<Object>> now) {
    return now.keySet().stream()
        .allMatch(key -> !call.writes(key) || now.get(key).equals(then.get(key)));
  }

  private static Call written(Call call) {
    List<Call.Step> writes = call.steps().stream().filter(Call.Step::write).toList();
    return new Call(call.process(), call.invoked(), call.returned(), call.outcome(), writes);
  }
}
