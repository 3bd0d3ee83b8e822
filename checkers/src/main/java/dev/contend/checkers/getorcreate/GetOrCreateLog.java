package dev.contend.checkers.getorcreate;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A get-or-create history sorted by key, as the invariants read it. */
final class GetOrCreateLog {

  /**
   * An operation.
   *
   * @param index by which evidence names it
   * @param returned index of its {@code ok}, or {@link History#NONE} if its outcome is unknown
   */
  record Entry(int index, int returned, int process, GetOrCreateCall call) {

    /** The id that its caller was told, if it was. */
    Optional<Long> id() {
      if (call instanceof GetOrCreateCall.Created created) {
        return Optional.of(created.id());
      }
      return call instanceof GetOrCreateCall.Found found
          ? Optional.of(found.id())
          : Optional.empty();
    }

    boolean created() {
      return call instanceof GetOrCreateCall.Created;
    }
  }

  /**
   * What happened to one key.
   *
   * @param initial the id of the row that was there before, if there was one
   * @param entries all that happened, in order of invocation
   * @param end the final observation, or null if the history was cut short before it
   */
  record Key(String name, Optional<Long> initial, List<Entry> entries, Entry end) {

    /** As messages write it. */
    String text() {
      return EdnWriter.toString(name);
    }

    /** The ids of its rows at the end. */
    Set<Long> rows() {
      return ((GetOrCreateCall.Final) end.call()).ids();
    }

    /** Whether an operation of unknown outcome may have made a row. */
    boolean perhapsCreated() {
      return entries.stream().anyMatch(entry -> entry.call() instanceof GetOrCreateCall.Unknown);
    }
  }

  private GetOrCreateLog() {}

  /**
   * Reads a history.
   *
   * @throws UnjudgeableException if an operation is none of get-or-create's, or something happened
   *     to a key before its {@code :initial} or after its {@code :final}
   */
  static List<Key> read(History history) {
    Map<String, List<Entry>> entries = new TreeMap<>();
    for (Operation operation : history.operations()) {
      GetOrCreateCall call = GetOrCreateCall.of(operation);
      if (call != null) {
        entries
            .computeIfAbsent(call.key(), key -> new ArrayList<>())
            .add(new Entry(operation.index(), returned(operation), operation.process(), call));
      }
    }
    List<Key> keys = new ArrayList<>();
    entries.forEach((name, of) -> keys.add(key(name, of)));
    return keys;
  }

  private static int returned(Operation operation) {
    return operation.ok() ? operation.completion().index() : History.NONE;
  }

  private static Key key(String name, List<Entry> entries) {
    Optional<Long> initial =
        GetOrCreateCall.initial(name, entries.stream().map(Entry::call).toList());
    Entry begin = entries.get(0);
    Entry end = null;
    for (Entry entry : entries) {
      if (begin.call() instanceof GetOrCreateCall.Initial
          && entry != begin
          && entry.index() < begin.returned()) {
        throw atWork(name, entry, ":initial");
      }
      if (entry.call() instanceof GetOrCreateCall.Final) {
        end = entry;
      }
    }
    for (Entry entry : entries) {
      if (end != null && entry != end && Math.max(entry.index(), entry.returned()) > end.index()) {
        throw atWork(name, entry, ":final");
      }
    }
    return new Key(name, initial, entries, end);
  }

  private static UnjudgeableException atWork(String name, Entry entry, String observation) {
    return new UnjudgeableException(
        "operation %d was at work on key %s when its %s was read; nobody may be"
            .formatted(entry.index(), EdnWriter.toString(name), observation));
  }
}
