package dev.contend.checkers.upsert;

import dev.contend.checkers.UnjudgeableException;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.history.History;
import dev.contend.checkers.history.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An upsert history sorted by key, as the invariants read it. */
final class UpsertLog {

  /**
   * An operation.
   *
   * @param index by which evidence names it
   * @param returned index of its {@code ok}, or {@link Integer#MAX_VALUE} if its outcome is
   *     unknown: it may take effect at any later time
   */
  record Entry(int index, int returned, int process, UpsertCall call) {

    String who() {
      return "process %d (operation %d)".formatted(process, index);
    }
  }

  /**
   * What happened to one key.
   *
   * @param initial the row that it began with, or empty
   * @param calls all that happened, in order of invocation
   * @param end the final state, or null if the history was cut short before it was read
   */
  record Key(Object key, List<Map<Object, Object>> initial, List<Entry> calls, Entry end) {

    /** The key in words. */
    String name() {
      return "Key " + EdnWriter.toString(key);
    }

    List<Map<Object, Object>> finalRows() {
      return ((UpsertCall.Final) end.call()).rows();
    }
  }

  private UpsertLog() {}

  /**
   * Reads a history.
   *
   * @throws UnjudgeableException if an operation is none of upsert's, or something happened to a
   *     key before its {@code :initial} or after its {@code :final}
   */
  static List<Key> read(History history) {
    Map<Object, List<Entry>> calls = new LinkedHashMap<>();
    for (Operation operation : history.operations()) {
      UpsertCall call = UpsertCall.of(operation);
      if (call != null) {
        calls
            .computeIfAbsent(call.key(), key -> new ArrayList<>())
            .add(new Entry(operation.index(), returned(operation), operation.process(), call));
      }
    }
    List<Key> keys = new ArrayList<>();
    calls.forEach((key, entries) -> keys.add(key(key, entries)));
    return keys;
  }

  private static int returned(Operation operation) {
    return operation.ok() ? operation.completion().index() : Integer.MAX_VALUE;
  }

  private static Key key(Object key, List<Entry> entries) {
    List<Map<Object, Object>> initial =
        UpsertCall.initial(key, entries.stream().map(Entry::call).toList());
    Entry first = entries.get(0);
    Entry end = null;
    for (Entry entry : entries) {
      if (entry != first
          && first.call() instanceof UpsertCall.Initial
          && entry.index() < first.returned()) {
        throw atWork(key, entry, "its :initial was read");
      }
      if (entry.call() instanceof UpsertCall.Final) {
        end = entry;
      }
    }
    for (Entry entry : entries) {
      if (end != null && entry != end && atWorkAt(entry, end)) {
        throw atWork(key, entry, "its :final was read");
      }
    }
    return new Key(key, initial, entries, end);
  }

  private static boolean atWorkAt(Entry entry, Entry end) {
    boolean known = entry.returned() != Integer.MAX_VALUE;
    return entry.index() > end.index() || known && entry.returned() > end.index();
  }

  private static UnjudgeableException atWork(Object key, Entry entry, String since) {
    return new UnjudgeableException(
        "operation %d was at work on key %s when %s; nobody may be"
            .formatted(entry.index(), EdnWriter.toString(key), since));
  }
}
