package dev.contend.harness.lincheck;

import dev.contend.checkers.history.EventType;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import dev.contend.checkers.linearizability.SequentialSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The operations on one key, in lanes of which each has one operation at a time; that of unknown
 * outcome has a lane of its own.
 *
 * @param key what they have in common
 * @param lanes the operations of each lane in their order
 */
record Lanes(Object key, List<List<Placed>> lanes) {

  /**
   * An operation.
   *
   * @param call as the specification reads it
   * @param invoked index of its invocation
   * @param returned index of its {@code ok}, or {@link History#NONE} if its outcome is unknown
   * @param after of each lane, how many operations returned before this one was invoked
   */
  record Placed(Object call, int invoked, int returned, int[] after) {
    boolean mustHappen() {
      return returned != History.NONE;
    }
  }

  int size() {
    return lanes.stream().mapToInt(List::size).sum();
  }

  List<Object> calls() {
    return lanes.stream().flatMap(List::stream).map(Placed::call).toList();
  }

  /** The operations of a history by their keys; those that failed did not happen. */
  static List<Lanes> of(History history, SequentialSpec<?, Object> spec) {
    Map<Object, List<Placed>> byKey = new LinkedHashMap<>();
    for (Operation operation : history.operations()) {
      Object call = operation.outcome() == EventType.FAIL ? null : spec.call(operation);
      if (call != null) {
        int returned = operation.ok() ? operation.completion().index() : History.NONE;
        byKey
            .computeIfAbsent(spec.key(call), key -> new ArrayList<>())
            .add(new Placed(call, operation.index(), returned, null));
      }
    }
    List<Lanes> all = new ArrayList<>();
    byKey.forEach((key, operations) -> all.add(new Lanes(key, lanes(operations))));
    return all;
  }

  private static List<List<Placed>> lanes(List<Placed> operations) {
    List<List<Placed>> lanes = new ArrayList<>();
    for (Placed operation : operations) {
      List<Placed> free = null;
      for (List<Placed> lane : lanes) {
        Placed last = lane.get(lane.size() - 1);
        if (last.mustHappen() && last.returned() < operation.invoked() && operation.mustHappen()) {
          free = lane;
          break;
        }
      }
      if (free == null) {
        free = new ArrayList<>();
        lanes.add(free);
      }
      free.add(operation);
    }
    return lanes.stream()
        .map(lane -> lane.stream().map(operation -> after(lanes, operation)).toList())
        .toList();
  }

  private static Placed after(List<List<Placed>> lanes, Placed operation) {
    int[] after = new int[lanes.size()];
    for (int i = 0; i < after.length; i++) {
      for (Placed other : lanes.get(i)) {
        after[i] += other.mustHappen() && other.returned() < operation.invoked() ? 1 : 0;
      }
    }
    return new Placed(operation.call(), operation.invoked(), operation.returned(), after);
  }
}
