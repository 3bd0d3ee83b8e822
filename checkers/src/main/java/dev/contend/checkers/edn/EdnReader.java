package dev.contend.checkers.edn;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Reads EDN values one after another, holding no more than the one it is reading.
 *
 * <p>Source: <a href="https://github.com/edn-format/edn">the EDN specification</a>. Beyond it,
 * {@code ##Inf}, {@code ##-Inf} and {@code ##NaN} are read, because Clojure prints them. Nesting is
 * limited to {@value #MAX_DEPTH} levels, so that no input overflows the stack.
 */
public final class EdnReader {
  /** What {@link #read} gives when there are no more values. */
  public static final Object END = new Object();

  private static final int MAX_DEPTH = 500;
  private static final Object CLOSED = new Object();
  private static final Object DISCARDED = new Object();
  private final EdnSource in;
  private final Map<String, Keyword> keywords = new HashMap<>();
  private char entered;

  public EdnReader(Reader in) {
    this.in = new EdnSource(Objects.requireNonNull(in, "in"));
  }

  /**
   * Reads the next value.
   *
   * @return the value, which may be null, or {@link #END}
   * @throws EdnException if the text is not EDN, with the place
   * @throws IOException if it can't be read
   */
  public Object read() throws IOException {
    Object value = next(0, EdnSource.EOF);
    return value == CLOSED ? END : value;
  }

  /** The line at which reading stands, from 1. */
  public long line() {
    return in.line();
  }

  /** The column at which reading stands, from 1. */
  public long column() {
    return in.column();
  }

  /**
   * If the next value opens a vector or a list, steps into it, so that its elements can be read one
   * by one with {@link #readElement}.
   */
  public boolean enterSequence() throws IOException {
    int c = in.skipBlank();
    if (c != '[' && c != '(') {
      return false;
    }
    in.next();
    entered = c == '[' ? ']' : ')';
    return true;
  }

  /** Reads the next element of an entered vector or list, or {@link #END} after its last. */
  public Object readElement() throws IOException {
    Object value = next(1, entered);
    return value == CLOSED ? END : value;
  }

  /** The next value, or CLOSED if the closing character came first. */
  private Object next(int depth, int closing) throws IOException {
    Object value = DISCARDED;
    while (value == DISCARDED) {
      value = nextOrDiscarded(depth, closing);
    }
    return value;
  }

  private Object nextOrDiscarded(int depth, int closing) throws IOException {
    int c = in.skipBlank();
    if (c == closing) {
      if (c != EdnSource.EOF) {
        in.next();
      }
      return CLOSED;
    }
    if (depth > MAX_DEPTH) {
      throw in.error("values are nested more than " + MAX_DEPTH + " deep");
    }
    return switch (c) {
      case EdnSource.EOF ->
          throw in.error("the text ends where a value or '" + (char) closing + "' should follow");
      case ')', ']', '}' -> throw in.error("'" + (char) c + "' closes nothing that is open");
      case '(' -> list(depth, ')');
      case '[' -> list(depth, ']');
      case '{' -> map(depth);
      case '"' -> EdnText.string(in);
      case ':' -> keyword();
      case '\\' -> EdnText.character(in);
      case '#' -> dispatch(depth);
      default -> number(c) ? parseNumber() : symbol();
    };
  }

  private Object value(int depth, String after) throws IOException {
    Object value = DISCARDED;
    while (value == DISCARDED) {
      int c = in.skipBlank();
      if (c == EdnSource.EOF || c == ']' || c == '}' || c == ')') {
        throw in.error("a value should follow " + after);
      }
      value = nextOrDiscarded(depth, EdnSource.EOF);
    }
    return value;
  }

  private List<Object> list(int depth, char closing) throws IOException {
    in.next();
    List<Object> elements = new ArrayList<>();
    for (Object e = next(depth + 1, closing); e != CLOSED; e = next(depth + 1, closing)) {
      elements.add(e);
    }
    return Collections.unmodifiableList(elements);
  }

  private Map<Object, Object> map(int depth) throws IOException {
    in.next();
    Map<Object, Object> map = new LinkedHashMap<>();
    for (Object key = next(depth + 1, '}'); key != CLOSED; key = next(depth + 1, '}')) {
      Object value = value(depth + 1, "each key of a map");
      if (map.containsKey(key)) {
        throw in.error("a map has the key " + EdnWriter.toString(key) + " twice");
      }
      map.put(key, value);
    }
    return Collections.unmodifiableMap(map);
  }

  private Set<Object> set(int depth) throws IOException {
    in.next();
    Set<Object> set = new LinkedHashSet<>();
    for (Object e = next(depth + 1, '}'); e != CLOSED; e = next(depth + 1, '}')) {
      if (!set.add(e)) {
        throw in.error("a set has the element " + EdnWriter.toString(e) + " twice");
      }
    }
    return Collections.unmodifiableSet(set);
  }

  private Object dispatch(int depth) throws IOException {
    in.next();
    int c = in.peek();
    if (c == '{') {
      return set(depth);
    }
    if (c == '_') {
      in.next();
      value(depth + 1, "#_");
      return DISCARDED;
    }
    if (c == '#') {
      in.next();
      String name = in.token();
      return switch (name) {
        case "Inf" -> Double.POSITIVE_INFINITY;
        case "-Inf" -> Double.NEGATIVE_INFINITY;
        case "NaN" -> Double.NaN;
        default -> throw in.errorInToken("##" + name + " is no number");
      };
    }
    if (!Character.isLetter(c)) {
      throw in.error("'#' should be followed by '{', '_' or a tag");
    }
    String tag = visible(in.token(), "a tag");
    return new Tagged(tag, value(depth + 1, "the tag #" + tag));
  }

  private String visible(String name, String whose) throws EdnException {
    if (!Names.valid(name)) {
      throw in.errorInToken(whose + " has a character that can't be seen in its name");
    }
    return name;
  }

  private Keyword keyword() throws IOException {
    in.next();
    String name = in.token();
    Keyword known = keywords.get(name);
    if (known != null) {
      return known;
    }
    if (name.isEmpty()) {
      throw in.error("a keyword should have a name after its colon");
    }
    Keyword keyword = new Keyword(visible(name, "a keyword"));
    keywords.put(name, keyword);
    return keyword;
  }

  private boolean number(int c) throws IOException {
    if (c >= '0' && c <= '9') {
      return true;
    }
    int second = in.peekSecond();
    return (c == '-' || c == '+') && second >= '0' && second <= '9';
  }

  private Object parseNumber() throws IOException {
    String text = in.token();
    try {
      return EdnNumber.parse(text);
    } catch (NumberFormatException e) {
      throw in.errorInToken("'" + text + "' is no number");
    }
  }

  private Object symbol() throws IOException {
    String name = in.token();
    return switch (name) {
      case "" -> throw in.error("'" + (char) in.peek() + "' can't begin a value");
      case "nil" -> null;
      case "true" -> true;
      case "false" -> false;
      default -> new Symbol(visible(name, "a symbol"));
    };
  }
}
