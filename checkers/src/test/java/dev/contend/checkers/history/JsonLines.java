package dev.contend.checkers.history;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.edn.Keyword;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Histories as a program writes them that has neither keywords nor sets. */
public final class JsonLines {
  private JsonLines() {}

  /** An object a line. */
  public static String of(History history) {
    return history.events().stream().map(JsonLines::line).collect(Collectors.joining("\n"));
  }

  private static String line(Event event) {
    String extra =
        event.extra().entrySet().stream()
            .map(entry -> ", " + json(entry.getKey()) + ": " + json(entry.getValue()))
            .collect(Collectors.joining());
    return "{\"process\": %d, \"type\": \"%s\", \"f\": %s, \"value\": %s%s}"
        .formatted(
            event.process(),
            event.type().name().toLowerCase(Locale.ROOT),
            json(event.f()),
            json(event.value()),
            extra);
  }

  private static String json(Object value) {
    if (value instanceof Keyword word) {
      return '"' + word.name() + '"';
    }
    if (value instanceof Map<?, ?>) {
      throw new AssertionError("no ready specification has maps for values: " + value);
    }
    if (value instanceof Collection<?> elements) {
      return elements.stream().map(JsonLines::json).collect(Collectors.joining(", ", "[", "]"));
    }
    return value == null ? "null" : EdnWriter.toString(value);
  }
}
