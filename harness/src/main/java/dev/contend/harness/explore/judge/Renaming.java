package dev.contend.harness.explore.judge;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Gives names to generated values, in the order in which it meets them. What contains none is
 * handed back as it is.
 *
 * <p>Elements of sets and maps are met in the order of their content, with {@code column#n} for
 * values that have a name and {@code column} for others; then in that of their raw values. So
 * elements that differ in nothing but unnamed values are taken to have been made in the order of
 * those.
 */
final class Renaming {
  private final Map<Generated, Name> names = new HashMap<>();
  private final Map<String, Integer> counts = new HashMap<>();

  /** The n-th value of a column; equal to no value of an application. */
  private record Name(String column, int number) {
    @Override
    public String toString() {
      return column + "#" + number;
    }
  }

  /** The value with names in place of generated values, named also for later calls. */
  Object rename(Object value) {
    if (!marked(value)) {
      return value;
    }
    if (value instanceof Generated generated) {
      return name(generated);
    }
    if (value instanceof Optional<?> optional) {
      return optional.map(this::rename);
    }
    if (value instanceof List<?> list) {
      List<Object> renamed = new ArrayList<>();
      list.forEach(element -> renamed.add(rename(element)));
      return renamed;
    }
    if (value instanceof Set<?> set) {
      Set<Object> renamed = new LinkedHashSet<>();
      sorted(set).forEach(element -> renamed.add(rename(element)));
      return renamed;
    }
    Map<Object, Object> renamed = new LinkedHashMap<>();
    List<List<Object>> entries = new ArrayList<>();
    ((Map<?, ?>) value).forEach((key, of) -> entries.add(pair(key, of)));
    sorted(entries).forEach(entry -> renamed.put(rename(entry.get(0)), rename(entry.get(1))));
    return renamed;
  }

  private Object name(Generated generated) {
    if (generated.value() == null) {
      return null;
    }
    return names.computeIfAbsent(
        generated,
        first -> new Name(first.column(), counts.merge(first.column(), 1, Integer::sum)));
  }

  private static boolean marked(Object value) {
    if (value instanceof List<?> || value instanceof Set<?>) {
      return ((Collection<?>) value).stream().anyMatch(Renaming::marked);
    }
    if (value instanceof Map<?, ?> map) {
      return marked(new ArrayList<>(map.keySet())) || marked(new ArrayList<>(map.values()));
    }
    return value instanceof Generated
        || value instanceof Optional<?> optional && marked(optional.orElse(null));
  }

  private static List<Object> pair(Object first, Object second) {
    List<Object> pair = new ArrayList<>();
    pair.add(first);
    pair.add(second);
    return pair;
  }

  private <T> List<T> sorted(Collection<T> elements) {
    Map<T, String> contents = new HashMap<>();
    elements.forEach(element -> contents.put(element, content(element)));
    List<T> sorted = new ArrayList<>(elements);
    sorted.sort(Comparator.<T, String>comparing(contents::get).thenComparing(Renaming::compareRaw));
    return sorted;
  }

  /** As text without what has no name; the same whatever the order of sets and maps. */
  private String content(Object value) {
    if (value instanceof Generated generated) {
      Name name = names.get(generated);
      return generated.value() == null ? "null" : name == null ? generated.column() : "" + name;
    }
    if (value instanceof Optional<?> optional) {
      return "Optional[" + content(optional.orElse(null)) + "]";
    }
    if (value instanceof List<?> list) {
      return list.stream().map(this::content).toList().toString();
    }
    if (value instanceof Set<?> set) {
      return set.stream().map(this::content).sorted().toList().toString();
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> content(entry.getKey()) + "=" + content(entry.getValue()))
          .sorted()
          .toList()
          .toString();
    }
    return String.valueOf(value);
  }

  /** Numbers before text; elements of equal content have the same shape. */
  private static int compareRaw(Object a, Object b) {
    List<Object> left = raw(a);
    List<Object> right = raw(b);
    for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
      int order = compareValues(left.get(i), right.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(left.size(), right.size());
  }

  @SuppressWarnings("unchecked")
  private static int compareValues(Object a, Object b) {
    return a instanceof Comparable<?> && a.getClass() == b.getClass()
        ? ((Comparable<Object>) a).compareTo(b)
        : String.valueOf(a).compareTo(String.valueOf(b));
  }

  /** The generated values in it; those of sets and maps in their own order. */
  private static List<Object> raw(Object value) {
    List<Object> found = new ArrayList<>();
    if (value instanceof Generated generated) {
      found.add(generated.value());
    } else if (value instanceof Optional<?> optional) {
      found.addAll(raw(optional.orElse(null)));
    } else if (value instanceof List<?> list) {
      list.forEach(element -> found.addAll(raw(element)));
    } else if (value instanceof Set<?> set) {
      set.forEach(element -> found.addAll(raw(element)));
      found.sort(Renaming::compareValues);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach((key, of) -> found.addAll(raw(pair(key, of))));
      found.sort(Renaming::compareValues);
    }
    return found;
  }
}
