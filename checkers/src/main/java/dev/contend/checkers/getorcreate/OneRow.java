package dev.contend.checkers.getorcreate;

import dev.contend.checkers.getorcreate.GetOrCreateLog.Entry;
import dev.contend.checkers.getorcreate.GetOrCreateLog.Key;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * At the end a key has one row, the one whose id everybody was told, and somebody made it.
 *
 * <p>They fail for different reasons. Without a constraint there are two rows. Where a caller was
 * told of a row that was never committed, or a server forgot what it acknowledged, a row is lost.
 * And a row that nobody was told to have made was made by an operation that said something else.
 */
public final class OneRow extends GetOrCreateInvariant {
  static final String DUPLICATE_ROWS = "duplicate-row";
  static final String LOST_ROW = "lost-row";
  static final String ROW_OF_NOBODY = "row-of-nobody";

  @Override
  public String name() {
    return "one-row";
  }

  @Override
  Map<String, Function<Key, Optional<Wrong>>> rules() {
    return new TreeMap<>(
        Map.of(
            DUPLICATE_ROWS, OneRow::duplicates,
            LOST_ROW, OneRow::lost,
            ROW_OF_NOBODY, OneRow::ofNobody));
  }

  @Override
  boolean needsEnd() {
    return true;
  }

  private static Optional<Wrong> duplicates(Key key) {
    if (key.end() == null || key.rows().size() < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new Wrong(
            "Key %s ended with %d rows, of ids %s"
                .formatted(key.text(), key.rows().size(), ids(key)),
            List.of(key.end().index())));
  }

  private static Optional<Wrong> lost(Key key) {
    if (key.end() == null) {
      return Optional.empty();
    }
    List<Entry> lost =
        key.entries().stream()
            .filter(entry -> entry.id().isPresent() && !key.rows().contains(entry.id().get()))
            .toList();
    if (!lost.isEmpty()) {
      Entry first = lost.get(0);
      String others = lost.size() == 1 ? "" : ", as were %d others".formatted(lost.size() - 1);
      return Optional.of(
          new Wrong(
              "Process %d (operation %d) was told that row %d is key %s%s, but at the end there is %s"
                  .formatted(
                      first.process(),
                      first.index(),
                      first.id().get(),
                      key.text(),
                      others,
                      ids(key)),
              List.of(first.index(), key.end().index())));
    }
    return key.initial()
        .filter(id -> !key.rows().contains(id))
        .map(
            id ->
                new Wrong(
                    "Key %s began with row %d, but at the end there is %s"
                        .formatted(key.text(), id, ids(key)),
                    List.of(key.end().index())));
  }

  private static Optional<Wrong> ofNobody(Key key) {
    boolean made =
        key.initial().isPresent()
            || key.perhapsCreated()
            || key.entries().stream().anyMatch(Entry::created);
    Optional<Entry> found =
        key.entries().stream().filter(entry -> entry.id().isPresent()).findFirst();
    if (made || found.isEmpty() && (key.end() == null || key.rows().isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new Wrong(
            "Key %s has a row, but nobody was told to have made it".formatted(key.text()),
            List.of(found.orElse(key.end()).index())));
  }

  private static String ids(Key key) {
    return key.rows().isEmpty()
        ? "none"
        : key.rows().stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
