package dev.contend.checkers.history;

import dev.contend.checkers.edn.Keyword;
import java.util.HashMap;
import java.util.Map;

/** Finds for each completion its invocation, which is the last event of its process. */
final class Pairing {
  private record Invocation(int index, Keyword f) {}

  /** Of each process that is in an operation. */
  private final Map<Integer, Invocation> open = new HashMap<>();

  /**
   * The invocation that an event completes, or {@link History#NONE} if it is one itself.
   *
   * @throws IllegalArgumentException if the process can't have such an event now
   */
  int partner(int index, int process, EventType type, Keyword f) {
    Invocation invocation = open.get(process);
    if (type == EventType.INVOKE) {
      if (invocation != null) {
        throw new IllegalArgumentException(
            "process %d invokes %s while its %s (event %d) has not returned"
                .formatted(process, f, invocation.f(), invocation.index()));
      }
      open.put(process, new Invocation(index, f));
      return History.NONE;
    }
    if (invocation == null) {
      throw new IllegalArgumentException(
          "process %d completes %s without having invoked it".formatted(process, f));
    }
    if (!invocation.f().equals(f)) {
      throw new IllegalArgumentException(
          "process %d completes %s but had invoked %s (event %d)"
              .formatted(process, f, invocation.f(), invocation.index()));
    }
    open.remove(process);
    return invocation.index();
  }
}
