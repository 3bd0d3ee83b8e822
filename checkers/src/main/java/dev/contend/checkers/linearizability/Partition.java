package dev.contend.checkers.linearizability;

import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The operations on one key, in order of invocation. Failed ones are left out: they did not happen.
 *
 * @param key what they have in common
 * @param entries the operations
 */
record Partition<C>(Object key, List<Entry<C>> entries) {

  /**
   * An operation to place.
   *
   * @param call as the specification reads it
   * @param invoked index of its invocation in the history
   * @param returned index of its {@code ok}, or {@link History#NONE} if its outcome is unknown, in
   *     which case it may be placed anywhere after its invocation, or nowhere
   */
  record Entry<C>(C call, int invoked, int returned) {
    boolean mustHappen() {
      return returned != History.NONE;
    }
  }

  List<C> calls() {
    return entries.stream().map(Entry::call).toList();
  }

  static <C> Collection<Partition<C>> split(History history, SequentialSpec<?, C> spec) {
    Map<Object, Partition<C>> partitions = new LinkedHashMap<>();
    for (Operation operation : history.operations()) {
      switch (operation.outcome()) {
        case OK -> add(operation, operation.completion().index(), spec, partitions);
        case INFO -> add(operation, History.NONE, spec, partitions);
        case FAIL, INVOKE -> {}
      }
    }
    return partitions.values();
  }

  private static <C> void add(
      Operation operation,
      int returned,
      SequentialSpec<?, C> spec,
      Map<Object, Partition<C>> partitions) {
    C call = spec.call(operation);
    if (call != null) {
      partitions
          .computeIfAbsent(spec.key(call), key -> new Partition<>(key, new ArrayList<>()))
          .entries()
          .add(new Entry<>(call, operation.index(), returned));
    }
  }
}
