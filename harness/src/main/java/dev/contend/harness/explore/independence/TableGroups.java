package dev.contend.harness.explore.independence;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tables, grouped by the foreign keys between them. A group with an opaque table, or with a
 * neighbour that is not among the tables, is opaque as a whole: a change may cascade there.
 */
final class TableGroups {
  private final Map<String, String> groups = new HashMap<>();
  private final Set<String> known = new HashSet<>();

  TableGroups(Map<String, Set<String>> tables, Collection<String> opaque) {
    Map<String, Set<String>> neighbours = bothWays(tables);
    known.addAll(neighbours.keySet());
    known.addAll(opaque);
    Set<String> seen = new HashSet<>();
    for (String table : neighbours.keySet()) {
      if (seen.contains(table)) {
        continue;
      }
      TreeSet<String> group = reachable(table, neighbours);
      seen.addAll(group);
      boolean understood =
          group.stream().allMatch(name -> tables.containsKey(name) && !opaque.contains(name));
      if (understood) {
        group.forEach(name -> groups.put(name, group.first()));
      }
    }
  }

  /**
   * The group of a table; empty if it is opaque or unknown.
   *
   * @param name in any case, without quotes
   */
  Optional<String> group(String name) {
    return Optional.ofNullable(groups.get(name.toLowerCase(Locale.ROOT)));
  }

  /** Whether it was told of, as a table or as opaque. */
  boolean known(String name) {
    return known.contains(name.toLowerCase(Locale.ROOT));
  }

  private static Map<String, Set<String>> bothWays(Map<String, Set<String>> tables) {
    Map<String, Set<String>> neighbours = new HashMap<>();
    tables.forEach(
        (table, others) -> {
          neighbours.computeIfAbsent(table, name -> new HashSet<>()).addAll(others);
          for (String other : others) {
            neighbours.computeIfAbsent(other, name -> new HashSet<>()).add(table);
          }
        });
    return neighbours;
  }

  private static TreeSet<String> reachable(String from, Map<String, Set<String>> neighbours) {
    TreeSet<String> reached = new TreeSet<>(Set.of(from));
    Deque<String> open = new ArrayDeque<>(reached);
    while (!open.isEmpty()) {
      for (String next : neighbours.get(open.pop())) {
        if (reached.add(next)) {
          open.push(next);
        }
      }
    }
    return reached;
  }
}
