package dev.contend.checkers.json;

import dev.contend.checkers.text.QuotedText;
import dev.contend.checkers.text.Stops;
import dev.contend.checkers.text.TextException;
import dev.contend.checkers.text.TextSource;
import dev.contend.checkers.text.ValueReader;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON values one after another, as in JSON lines, holding no more than the one it is
 * reading. Strict: no comments, no trailing commas, no key twice. Nesting is limited to {@value
 * #MAX_DEPTH} levels, so that no input overflows the stack.
 */
public final class JsonReader implements ValueReader {
  private static final int MAX_DEPTH = 500;
  private static final Stops BLANK = Stops.at(" \t\r\n");
  private static final QuotedText STRING = QuotedText.ofJson();

  private final TextSource in;
  private boolean inSequence;
  private boolean atElement;
  private boolean first;
  private boolean firstKey;

  public JsonReader(Reader in) {
    this(new TextSource(in));
  }

  /** Reads what is left of a text. */
  public JsonReader(TextSource in) {
    this.in = in;
  }

  @Override
  public Object read() throws IOException {
    return in.skip(BLANK) == TextSource.EOF ? END : value(0);
  }

  @Override
  public long line() {
    return in.line();
  }

  @Override
  public long column() {
    return in.column();
  }

  @Override
  public boolean enterSequence() throws IOException {
    if (in.skip(BLANK) != '[') {
      return false;
    }
    in.next();
    inSequence = true;
    first = true;
    return true;
  }

  @Override
  public Object readElement() throws IOException {
    if (!findElement()) {
      return END;
    }
    atElement = false;
    return value(1);
  }

  /** Takes what stands before the next element of the entered sequence, if there is one. */
  private boolean findElement() throws IOException {
    if (inSequence && !atElement) {
      atElement = more(first, ']');
      inSequence = atElement;
      first = false;
    }
    return atElement;
  }

  @Override
  public boolean enterMap() throws IOException {
    if ((inSequence && !findElement()) || in.skip(BLANK) != '{') {
      return false;
    }
    in.next();
    atElement = false;
    firstKey = true;
    return true;
  }

  @Override
  public Object readKey() throws IOException {
    if (!more(firstKey, '}')) {
      return END;
    }
    firstKey = false;
    String key = key();
    in.skip(BLANK);
    return key;
  }

  @Override
  public Object readValue() throws IOException {
    return value(2);
  }

  /** Whether there is another element; takes the comma before it or the closing bracket. */
  private boolean more(boolean isFirst, char closing) throws IOException {
    int c = in.skip(BLANK);
    if (c == closing) {
      in.next();
      return false;
    }
    if (isFirst) {
      return true;
    }
    if (c != ',') {
      throw expected("',' or '" + closing + "'", c);
    }
    in.next();
    return true;
  }

  private String key() throws IOException {
    int c = in.skip(BLANK);
    if (c != '"') {
      throw expected("a key in quotes", c);
    }
    String key = STRING.take(in);
    c = in.skip(BLANK);
    if (c != ':') {
      throw expected("':' and the value of a key", c);
    }
    in.next();
    return key;
  }

  private TextException expected(String what, int found) {
    return in.error(
        found == TextSource.EOF
            ? "the text ends where " + what + " should follow"
            : what + " should follow, not '" + (char) found + "'");
  }

  private Object value(int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      throw in.error("values are nested more than " + MAX_DEPTH + " deep");
    }
    int c = in.skip(BLANK);
    return switch (c) {
      case TextSource.EOF, ']', '}', ',', ':' -> throw expected("a value", c);
      case '[' -> list(depth);
      case '{' -> map(depth);
      case '"' -> STRING.take(in);
      default -> JsonText.numberOrWord(in);
    };
  }

  private List<Object> list(int depth) throws IOException {
    in.next();
    List<Object> elements = new ArrayList<>();
    while (more(elements.isEmpty(), ']')) {
      elements.add(value(depth + 1));
    }
    return Collections.unmodifiableList(elements);
  }

  private Map<Object, Object> map(int depth) throws IOException {
    in.next();
    Map<Object, Object> map = new LinkedHashMap<>();
    while (more(map.isEmpty(), '}')) {
      String key = key();
      if (map.containsKey(key)) {
        throw in.error("an object has the same key twice");
      }
      map.put(key, value(depth + 1));
    }
    return Collections.unmodifiableMap(map);
  }
}
