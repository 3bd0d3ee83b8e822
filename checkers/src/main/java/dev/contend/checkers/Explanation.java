package dev.contend.checkers;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.edn.Keyword;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Why an anomaly is one: {@link NoOrder} of operations that each happen at one moment, {@link
 * Dependencies} between transactions. Operations go by the indices of their invocations in the
 * history.
 */
public sealed interface Explanation permits NoOrder, Dependencies {

  /** All of it as maps, lists, strings, numbers and booleans, which any writer of JSON knows. */
  Map<String, Object> data();

  /** All of it as one EDN map. */
  default String toEdn() {
    return EdnWriter.toString(withKeywords(data()));
  }

  private static Object withKeywords(Object value) {
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> edn = new LinkedHashMap<>();
      map.forEach((name, part) -> edn.put(new Keyword((String) name), withKeywords(part)));
      return edn;
    }
    return value instanceof List<?> list
        ? list.stream().map(Explanation::withKeywords).toList()
        : value;
  }
}
