package dev.contend.checkers.history;

import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.edn.Tagged;
import dev.contend.checkers.text.TextException;
import dev.contend.checkers.text.ValueReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Makes a history of the maps that a text consists of. */
final class EventReader {
  private static final Keyword NEMESIS = new Keyword("nemesis");
  private static final int LONGEST_EXCERPT = 60;

  private enum Column {
    PROCESS,
    TYPE,
    F,
    VALUE,
    TIME,
    INDEX;

    final String key = name().toLowerCase(Locale.ROOT);
  }

  private final ValueReader in;
  private final boolean stringsAreWords;
  private final Map<Object, Column> columns = new HashMap<>();
  private final History.Builder history = new History.Builder();
  private final Map<Object, Integer> namedProcesses = new HashMap<>();
  private long lastTime;
  private long lastIndex = -1;

  private long line;
  private long column;
  private int seen;
  private Object process;
  private EventType type;
  private Keyword f;
  private Object value;
  private long time;
  private Map<Keyword, Object> extra;

  /**
   * @param stringsAreWords whether the text has no keywords, as in JSON: then strings stand for
   *     them as keys, processes, types and functions, but never inside of values
   */
  EventReader(ValueReader in, boolean stringsAreWords) {
    this.in = in;
    this.stringsAreWords = stringsAreWords;
    for (Column known : Column.values()) {
      columns.put(stringsAreWords ? known.key : new Keyword(known.key), known);
    }
  }

  /**
   * Reads all events.
   *
   * @throws TextException if they are no history
   */
  History read() throws IOException {
    boolean sequence = in.enterSequence();
    while (true) {
      if (in.enterMap()) {
        begin(in.line(), in.column() - 1);
        readEntries();
      } else {
        begin(in.line(), in.column());
        Object event = sequence ? in.readElement() : in.read();
        if (event == ValueReader.END) {
          break;
        }
        takeEntries(event);
      }
      append();
    }
    if (sequence && in.read() != ValueReader.END) {
      throw wrong("something follows the end of the events");
    }
    return history.build();
  }

  private void begin(long atLine, long atColumn) {
    line = atLine;
    column = atColumn;
    seen = 0;
    process = null;
    type = null;
    f = null;
    value = null;
    time = Math.max(lastTime, history.size());
    extra = Map.of();
  }

  private void readEntries() throws IOException {
    long eventLine = line;
    long eventColumn = column;
    for (Object key = in.readKey(); key != ValueReader.END; key = in.readKey()) {
      line = in.line();
      column = in.column();
      put(key, in.readValue());
    }
    line = eventLine;
    column = eventColumn;
  }

  /** A Clojure record is a map with a tag. */
  private void takeEntries(Object event) throws TextException {
    Object plain = event instanceof Tagged tagged ? tagged.value() : event;
    if (!(plain instanceof Map<?, ?> entries)) {
      throw wrong("an event is a map, not " + excerpt(plain));
    }
    for (Map.Entry<?, ?> entry : entries.entrySet()) {
      put(entry.getKey(), entry.getValue());
    }
  }

  private void put(Object key, Object entry) throws TextException {
    Column known = columns.get(key);
    if (known == null) {
      putExtra(word(key), entry);
      return;
    }
    if ((seen & 1 << known.ordinal()) != 0) {
      throw wrong("an event has the key " + EdnWriter.toString(key) + " twice");
    }
    seen |= 1 << known.ordinal();
    switch (known) {
      case PROCESS -> process = word(entry);
      case TYPE -> type = type(word(entry));
      case F -> f = function(entry);
      case VALUE -> value = entry;
      case TIME -> time = entry == null ? time : time(entry);
      case INDEX -> checkIndex(entry);
    }
  }

  /** What no keyword can be is no key that anybody could ask for. */
  private void putExtra(Object key, Object entry) throws TextException {
    if (key instanceof Keyword keyword) {
      if (extra.isEmpty()) {
        extra = new LinkedHashMap<>();
      }
      if (extra.containsKey(keyword)) {
        throw wrong("an event has the key " + keyword + " twice");
      }
      extra.put(keyword, entry);
    }
  }

  private Object word(Object entry) {
    return stringsAreWords && entry instanceof String name && Keyword.canBe(name)
        ? new Keyword(name)
        : entry;
  }

  private void append() throws TextException {
    if (type == null) {
      type(null);
    }
    if (f == null) {
      function(null);
    }
    try {
      history.append(time, process(), type, f, value, extra);
    } catch (IllegalArgumentException e) {
      throw wrong(e.getMessage());
    }
    lastTime = time;
  }

  private EventType type(Object entry) throws TextException {
    EventType known = EventType.of(entry);
    if (known == null) {
      throw wrong(":type is :invoke, :ok, :fail or :info, not " + excerpt(entry));
    }
    return known;
  }

  private Keyword function(Object entry) throws TextException {
    if (entry instanceof Keyword keyword) {
      return keyword;
    }
    if (entry instanceof String name && Keyword.canBe(name)) {
      return f != null && f.name().equals(name) ? f : new Keyword(name);
    }
    throw wrong(":f is a keyword, not " + excerpt(entry));
  }

  /**
   * A number for each process. Named ones are no clients and their events no operations, so a
   * client under a name must be refused: its operations would go unjudged.
   */
  private int process() throws TextException {
    if (process instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    if (NEMESIS.equals(process) || (process instanceof Keyword && type == EventType.INFO)) {
      return namedProcesses.computeIfAbsent(process, named -> -1 - namedProcesses.size());
    }
    throw wrong(
        ":process is a number from 0, or :nemesis for what is no client, not " + excerpt(process));
  }

  private void checkIndex(Object entry) throws TextException {
    if (entry == null) {
      return;
    }
    if (!(entry instanceof Long number) || number <= lastIndex) {
      throw wrong(
          ":index is a number that grows from event to event, not %s after %d"
              .formatted(excerpt(entry), lastIndex));
    }
    lastIndex = number;
  }

  private long time(Object entry) throws TextException {
    if (entry instanceof Long nanoseconds && nanoseconds >= 0) {
      return nanoseconds;
    }
    throw wrong(":time is nanoseconds from 0, not " + excerpt(entry));
  }

  private TextException wrong(String what) {
    return new TextException(line, column, what);
  }

  private static String excerpt(Object entry) {
    String text = EdnWriter.toString(entry);
    return text.length() <= LONGEST_EXCERPT ? text : text.substring(0, LONGEST_EXCERPT) + "…";
  }
}
