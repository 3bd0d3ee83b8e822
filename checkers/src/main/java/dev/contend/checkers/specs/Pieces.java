package dev.contend.checkers.specs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Tells of which pieces a text was put together. That is certain where no two different pieces fit
 * at the same place.
 */
final class Pieces {
  private final Map<Integer, Set<String>> byLength = new TreeMap<>();
  private String longest = "";
  private List<String> piecesOfLongest = List.of();

  /** Of each length of a beginning of the longest text that ends with a piece, their number. */
  private final Map<Integer, Integer> ends = new HashMap<>();

  Pieces(Collection<String> pieces) {
    pieces.forEach(one -> byLength.computeIfAbsent(one.length(), n -> new HashSet<>()).add(one));
  }

  /** Takes a text that others are mostly beginnings of, so that they need less time and room. */
  void take(String text) {
    split(text)
        .ifPresent(
            pieces -> {
              longest = text;
              piecesOfLongest = pieces;
              int end = 0;
              ends.put(end, 0);
              for (String piece : pieces) {
                end += piece.length();
                ends.put(end, ends.size());
              }
            });
  }

  /**
   * The pieces of a text. If none fits at some place, all that is left is the last, which is none
   * of the given ones then.
   *
   * @return empty if more than one fits at some place
   */
  Optional<List<String>> of(String text) {
    Integer number = ends.get(text.length());
    return number != null && longest.startsWith(text)
        ? Optional.of(piecesOfLongest.subList(0, number))
        : split(text);
  }

  private Optional<List<String>> split(String text) {
    List<String> pieces = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      String only = null;
      for (Map.Entry<Integer, Set<String>> each : byLength.entrySet()) {
        int end = at + each.getKey();
        String here = end <= text.length() ? text.substring(at, end) : null;
        if (here != null && each.getValue().contains(here)) {
          if (only != null) {
            return Optional.empty();
          }
          only = here;
        }
      }
      if (only == null) {
        pieces.add(text.substring(at));
        return Optional.of(pieces);
      }
      if (only.isEmpty()) {
        return Optional.empty(); // any number of it fits anywhere
      }
      pieces.add(only);
      at += only.length();
    }
    return Optional.of(pieces);
  }
}
