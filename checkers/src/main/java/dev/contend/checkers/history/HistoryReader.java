package dev.contend.checkers.history;

import dev.contend.checkers.edn.EdnReader;
import dev.contend.checkers.json.JsonReader;
import dev.contend.checkers.text.TextException;
import dev.contend.checkers.text.TextSource;
import dev.contend.checkers.text.Utf8Reader;
import dev.contend.checkers.text.ValueReader;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Reads histories in Jepsen's form: maps with {@code :process}, {@code :type}, {@code :f} and
 * {@code :value}, one after another or in one vector or list. {@code :time} and {@code :index} may
 * be missing; an event without a time has its place as its time, and the order in the file is the
 * order of the history, which indices must not contradict. Every other key is kept. Clojure's
 * records ({@code #jepsen.history.Op{…}}) are read as their maps.
 *
 * <p>The notation is EDN, or JSON with one object an event, one after another (JSON lines) or in
 * one array; the text tells which. In JSON, strings stand for keywords as keys, processes, types
 * and functions; strings inside of values stay strings, see {@link
 * dev.contend.checkers.edn.Keyword#is}. Either may be compressed with gzip; the bytes tell.
 *
 * <p>The text is read as a stream; only the history itself is held. What is wrong with it ends in a
 * {@link HistoryException} with the place.
 */
public final class HistoryReader {
  private static final int GZIP_MAGIC = 0x1f8b;

  private HistoryReader() {}

  /**
   * Reads a file.
   *
   * @throws HistoryException if it holds no history, with file, line and column
   * @throws IOException if it can't be read
   */
  public static History read(Path file) throws IOException {
    try (InputStream bytes = Files.newInputStream(file)) {
      return read(file.toString(), bytes);
    }
  }

  /**
   * Reads a file whose writer may have been killed: if it can't be read because its last line is
   * torn, that line is left out. Operations whose completion is not there never returned. Of what
   * is compressed nothing can be left out.
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
      try (InputStream bytes = new WholeLines(Files.newInputStream(file), whole)) {
        history = read(file.toString(), bytes);
      } catch (HistoryException notOnlyTheLastLine) {
        throw e;
      }
      notes.accept(
          "%s ends in a torn line, as a killed writer leaves it; that line was left out."
              .formatted(file));
      return history;
    }
  }

  /**
   * Reads a text that may be compressed.
   *
   * @param name what to call it in errors
   * @throws HistoryException if it holds no history, with name, line and column
   * @throws IOException if it can't be read
   */
  public static History read(String name, InputStream bytes) throws IOException {
    InputStream peeked = new BufferedInputStream(bytes);
    peeked.mark(2);
    boolean compressed = (peeked.read() << 8 | peeked.read()) == GZIP_MAGIC;
    peeked.reset();
    try {
      return read(name, new Utf8Reader(compressed ? new GZIPInputStream(peeked) : peeked));
    } catch (ZipException | EOFException e) {
      throw new HistoryException(
          "%s, line 1, column 1: it begins as a gzip file does and is none; compress it again"
              .formatted(name),
          e);
    }
  }

  /**
   * Reads a text.
   *
   * @param name what to call it in errors
   * @throws HistoryException if it holds no history, with name, line and column
   * @throws IOException if it can't be read
   */
  public static History read(String name, Reader text) throws IOException {
    TextSource source = new TextSource(text);
    History history;
    try {
      boolean json = isJson(source);
      ValueReader values = json ? new JsonReader(source) : new EdnReader(source);
      history = new EventReader(values, json).read();
    } catch (TextException e) {
      throw new HistoryException(
          "%s, line %d, column %d: %s".formatted(name, e.line(), e.column(), e.getMessage()), e);
    } catch (ZipException | EOFException e) {
      throw new HistoryException(
          "%s, behind line %d: the compressed data is broken or ends too early"
              .formatted(name, source.line()),
          e);
    }
    if (history.size() == 0) {
      throw new HistoryException(
          name + ": no events in it; a history is EDN or JSON, one map a line", null);
    }
    return history;
  }

  /** JSON's maps begin with a string, perhaps in an array; those of events in EDN never do. */
  private static boolean isJson(TextSource text) throws IOException {
    int next = blanks(text, 0);
    if (text.peek(next) == '[') {
      next = blanks(text, next + 1);
    }
    return text.peek(next) == '{' && text.peek(blanks(text, next + 1)) == '"';
  }

  private static int blanks(TextSource text, int from) throws IOException {
    int next = from;
    while (Character.isWhitespace(text.peek(next))) {
      next++;
    }
    return next;
  }
}
