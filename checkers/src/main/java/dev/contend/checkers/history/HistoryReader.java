package dev.contend.checkers.history;

import dev.contend.checkers.edn.EdnException;
import dev.contend.checkers.edn.EdnReader;
import dev.contend.checkers.edn.EdnWriter;
import dev.contend.checkers.edn.Keyword;
import dev.contend.checkers.edn.Tagged;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reads histories in Jepsen's form: EDN maps with {@code :process}, {@code :type}, {@code :f} and
 * {@code :value}, one after another or in one vector or list. {@code :time} and {@code :index} may
 * be missing; an event without a time has its place as its time, and the order in the file is the
 * order of the history, which indices must not contradict. Every other key is kept. Clojure's
 * records ({@code #jepsen.history.Op{…}}) are read as their maps.
 */
public final class HistoryReader {
  private static final Keyword PROCESS = new Keyword("process");
  private static final Keyword TYPE = new Keyword("type");
  private static final Keyword F = new Keyword("f");
  private static final Keyword VALUE = new Keyword("value");
  private static final Keyword TIME = new Keyword("time");
  private static final Keyword INDEX = new Keyword("index");
  private static final Keyword NEMESIS = new Keyword("nemesis");

  private final String name;
  private final EdnReader in;
  private final History.Builder history = new History.Builder();
  private final Map<Object, Integer> namedProcesses = new HashMap<>();
  private long lastTime;
  private long lastIndex = -1;

  private HistoryReader(String name, Reader in) {
    this.name = name;
    this.in = new EdnReader(in);
  }

  /**
   * Reads a file.
   *
   * @throws HistoryException if it holds no history, with file, line and column
   * @throws IOException if it can't be read
   */
  public static History read(Path file) throws IOException {
    try (Reader in = decoded(Files.newInputStream(file))) {
      return read(file.toString(), in);
    }
  }

  /**
   * Reads a file whose writer may have been killed: if it can't be read because its last line is
   * torn, that line is left out. Operations whose completion is not there never returned.
   *
   * @param notes hears a sentence about what was left out
   * @throws HistoryException if it holds no history, with file, line and column
   * @throws IOException if it can't be read
   */
  public static History read(Path file, Consumer<String> notes) throws IOException {
    try {
      return read(file);
    } catch (HistoryException e) {
      long whole = WholeLines.length(file);
      if (whole == 0 || whole == Files.size(file)) {
        throw e;
      }
      History history;
      try (Reader in = decoded(new WholeLines(Files.newInputStream(file), whole))) {
        history = read(file.toString(), in);
      } catch (HistoryException notOnlyTheLastLine) {
        throw e;
      }
      notes.accept(
          "%s ends in a torn line, as a killed writer leaves it; that line was left out."
              .formatted(file));
      return history;
    }
  }

  private static Reader decoded(InputStream bytes) {
    return new InputStreamReader(bytes, StandardCharsets.UTF_8.newDecoder());
  }

  /**
   * Reads a text.
   *
   * @param name what to call it in errors
   * @throws HistoryException if it holds no history, with name, line and column
   * @throws IOException if it can't be read
   */
  public static History read(String name, Reader text) throws IOException {
    return new HistoryReader(name, text).read();
  }

  private History read() throws IOException {
    try {
      boolean sequence = in.enterSequence();
      Object value = sequence ? in.readElement() : in.read();
      while (value != EdnReader.END) {
        append(value);
        value = sequence ? in.readElement() : in.read();
      }
      if (sequence && in.read() != EdnReader.END) {
        throw malformed("something follows the end of the events");
      }
    } catch (EdnException e) {
      throw new HistoryException(
          "%s, line %d, column %d: %s".formatted(name, e.line(), e.column(), e.getMessage()), e);
    } catch (CharacterCodingException e) {
      throw new HistoryException(
          "%s, near line %d: this is no text in UTF-8; a history is EDN, one map a line"
              .formatted(name, in.line()),
          e);
    }
    if (history.size() == 0) {
      throw new HistoryException(
          name + ": no events in it; a history is EDN, one map a line", null);
    }
    return history.build();
  }

  private HistoryException malformed(String what) {
    return new HistoryException(
        "%s, line %d, column %d: %s".formatted(name, in.line(), in.column(), what), null);
  }

  private void append(Object value) throws HistoryException {
    Object plain = value instanceof Tagged tagged ? tagged.value() : value;
    if (!(plain instanceof Map<?, ?> event)) {
      throw malformed("an event is a map, not " + excerpt(plain));
    }
    EventType type = EventType.of(event.get(TYPE));
    if (type == null) {
      throw malformed(":type is :invoke, :ok, :fail or :info, not " + excerpt(event.get(TYPE)));
    }
    Keyword f = function(event.get(F));
    int process = process(event.get(PROCESS), type);
    checkIndex(event.get(INDEX));
    long time = time(event.get(TIME));
    Map<Keyword, Object> extra = new LinkedHashMap<>();
    for (Map.Entry<?, ?> entry : event.entrySet()) {
      if (entry.getKey() instanceof Keyword key && !isColumn(key)) {
        extra.put(key, entry.getValue());
      }
    }
    try {
      history.append(time, process, type, f, event.get(VALUE), extra);
    } catch (IllegalArgumentException e) {
      throw malformed(e.getMessage());
    }
    lastTime = time;
  }

  private static boolean isColumn(Keyword key) {
    return key.equals(PROCESS)
        || key.equals(TYPE)
        || key.equals(F)
        || key.equals(VALUE)
        || key.equals(TIME)
        || key.equals(INDEX);
  }

  private Keyword function(Object f) throws HistoryException {
    if (f instanceof Keyword keyword) {
      return keyword;
    }
    try {
      if (f instanceof String text) {
        return new Keyword(text);
      }
    } catch (IllegalArgumentException e) {
      throw malformed(":f is a keyword, and " + e.getMessage());
    }
    throw malformed(":f is a keyword, not " + excerpt(f));
  }

  /**
   * A number for each process. Named ones are no clients and their events no operations, so a
   * client under a name must be refused: its operations would go unjudged.
   */
  private int process(Object process, EventType type) throws HistoryException {
    if (process instanceof Long number && number >= 0 && number <= Integer.MAX_VALUE) {
      return number.intValue();
    }
    if (NEMESIS.equals(process) || (process instanceof Keyword && type == EventType.INFO)) {
      return namedProcesses.computeIfAbsent(process, named -> -1 - namedProcesses.size());
    }
    throw malformed(
        ":process is a number from 0, or :nemesis for what is no client, not " + excerpt(process));
  }

  private void checkIndex(Object index) throws HistoryException {
    if (index == null) {
      return;
    }
    if (!(index instanceof Long number) || number <= lastIndex) {
      throw malformed(
          ":index is a number that grows from event to event, not %s after %d"
              .formatted(excerpt(index), lastIndex));
    }
    lastIndex = number;
  }

  private long time(Object time) throws HistoryException {
    if (time == null) {
      return Math.max(lastTime, history.size());
    }
    if (time instanceof Long nanoseconds && nanoseconds >= 0) {
      return nanoseconds;
    }
    throw malformed(":time is nanoseconds from 0, not " + excerpt(time));
  }

  private static String excerpt(Object value) {
    String text = EdnWriter.toString(value);
    return text.length() <= 60 ? text : text.substring(0, 60) + "…";
  }
}
