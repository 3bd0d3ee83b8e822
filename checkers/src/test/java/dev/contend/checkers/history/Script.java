package dev.contend.checkers.history;

import dev.contend.checkers.edn.EdnReader;
import dev.contend.checkers.edn.Keyword;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Histories written by hand, one event a line: {@code 0 :invoke :order [1 nil]}, then {@code 0 :ok
 * [1 17]}; a map of other keys may follow the value.
 */
public final class Script {
  private Script() {}

  public static History history(String text) {
    History.Builder history = new History.Builder();
    Map<Integer, Keyword> open = new HashMap<>();
    text.lines().filter(line -> !line.isBlank()).forEach(line -> append(line, open, history));
    return history.build();
  }

  private static void append(String line, Map<Integer, Keyword> open, History.Builder history) {
    try {
      EdnReader in = new EdnReader(new StringReader(line));
      int process = ((Long) in.read()).intValue();
      EventType type = EventType.of(in.read());
      if (type == EventType.INVOKE) {
        open.put(process, (Keyword) in.read());
      }
      Object value = in.read();
      Map<Keyword, Object> extra = new LinkedHashMap<>();
      Object rest = in.read();
      if (rest instanceof Map<?, ?> map) {
        map.forEach((key, other) -> extra.put((Keyword) key, other));
      }
      history.append(history.size(), process, type, open.get(process), value, extra);
    } catch (IOException e) {
      throw new UncheckedIOException(line, e);
    }
  }
}
