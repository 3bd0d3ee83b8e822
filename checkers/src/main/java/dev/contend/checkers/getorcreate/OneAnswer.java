package dev.contend.checkers.getorcreate;

import dev.contend.checkers.getorcreate.GetOrCreateLog.Entry;
import dev.contend.checkers.getorcreate.GetOrCreateLog.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * All who ask for a key are told the same id, and one of them, if it was not there before, that it
 * made the row.
 */
public final class OneAnswer extends GetOrCreateInvariant {
  static final String DOUBLE_CREATE = "double-create";
  static final String CONFLICTING_IDS = "conflicting-ids";
  private static final int MOST_SHOWN = 8;

  @Override
  public String name() {
    return "one-answer";
  }

  @Override
  Map<String, Function<Key, Optional<Wrong>>> rules() {
    return new TreeMap<>(
        Map.of(DOUBLE_CREATE, OneAnswer::createdTwice, CONFLICTING_IDS, OneAnswer::twoIds));
  }

  @Override
  boolean needsEnd() {
    return false;
  }

  private static Optional<Wrong> createdTwice(Key key) {
    List<Entry> created = key.entries().stream().filter(Entry::created).toList();
    if (created.size() + (key.initial().isPresent() ? 1 : 0) < 2) {
      return Optional.empty();
    }
    String times = created.size() == 1 ? "once" : created.size() + " times";
    String before = key.initial().isPresent() ? ", although its row was there before" : "";
    return Optional.of(
        new Wrong(
            "Key %s was answered created %s, to %s%s"
                .formatted(key.text(), times, who(created), before),
            indices(created)));
  }

  private static Optional<Wrong> twoIds(Key key) {
    Map<Long, Entry> first = new TreeMap<>();
    key.entries().forEach(entry -> entry.id().ifPresent(id -> first.putIfAbsent(id, entry)));
    List<Long> ids = new ArrayList<>(first.keySet());
    key.initial().filter(id -> !first.isEmpty() && !ids.contains(id)).ifPresent(ids::add);
    if (ids.size() < 2) {
      return Optional.empty();
    }
    List<Entry> shown = List.copyOf(first.values());
    return Optional.of(
        new Wrong(
            "Key %s has one row, but ids %s were given out, to %s"
                .formatted(
                    key.text(),
                    ids.stream()
                        .limit(MOST_SHOWN)
                        .map(String::valueOf)
                        .collect(Collectors.joining(", ")),
                    who(shown)),
            indices(shown)));
  }

  private static String who(List<Entry> answers) {
    return answers.stream()
        .limit(MOST_SHOWN)
        .map(answer -> "process %d (operation %d)".formatted(answer.process(), answer.index()))
        .collect(Collectors.joining(", "));
  }

  private static List<Integer> indices(List<Entry> answers) {
    return answers.stream().limit(MOST_SHOWN).map(Entry::index).toList();
  }
}
