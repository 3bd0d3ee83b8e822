package dev.contend.results.html.view;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The order of isolation settings: SQL's levels from the weakest on, each before its variants. */
final class Levels {
  private static final List<String> LEVELS =
      List.of("read-uncommitted", "read-committed", "repeatable-read", "snapshot", "serializable");

  private Levels() {}

  /** Each once; those of no level that SQL or an engine names so come last, as they came. */
  static List<String> inOrder(Stream<String> settings) {
    return settings.distinct().sorted(Comparator.comparing(Levels::rank)).toList();
  }

  /** A variant, behind a {@code +}, has the rank of its level and a half. */
  private static double rank(String setting) {
    int plus = setting.indexOf('+');
    int level = LEVELS.indexOf(plus < 0 ? setting : setting.substring(0, plus));
    return (level < 0 ? LEVELS.size() : level) + (plus < 0 || level < 0 ? 0 : 0.5);
  }
}
