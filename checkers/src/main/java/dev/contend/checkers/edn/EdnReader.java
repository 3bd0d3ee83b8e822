package dev.contend.checkers.edn;

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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reads EDN values one after another, holding no more than the one it is reading.
 *
 * <p>Source: <a href="https://github.com/edn-format/edn">the EDN specification</a>. Beyond it, what
 * Clojure prints is read: {@code ##Inf}, {@code ##-Inf} and {@code ##NaN}, ratios, hexadecimal
 * numbers, maps whose keys share a namespace ({@code #:a{:b 1}}), and metadata ({@code ^:a [1]}),
 * which is left out (<a href="https://clojure.org/reference/reader">Clojure's reader</a>). Nesting
 * is limited to {@value #MAX_DEPTH} levels, so that no input overflows the stack.
 */
public final class EdnReader implements ValueReader {
  private static final int MAX_DEPTH = 500;
  private static final Object CLOSED = new Object();
  private static final Object DISCARDED = new Object();
  private static final Stops BLANK = Stops.atBlanksAnd(",");
  private static final QuotedText STRING = QuotedText.ofEdn();
  static final Stops TOKEN = Stops.atBlanksAnd(",;\"()[]{}\\");

  private final TextSource in;
  private final KeywordTable keywords = new KeywordTable();
  private char entered;

  public EdnReader(Reader in) {
    this(new TextSource(in));
  }

  /** Reads what is left of a text. */
  public EdnReader(TextSource in) {
    this.in = in;
  }

  @Override
  public Object read() throws IOException {
    Object value = next(0, TextSource.EOF);
    return value == CLOSED ? END : value;
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
    int c = skipBlank();
    if (c != '[' && c != '(') {
      return false;
    }
    in.next();
    entered = c == '[' ? ']' : ')';
    return true;
  }

  @Override
  public Object readElement() throws IOException {
    Object value = next(1, entered);
    return value == CLOSED ? END : value;
  }

  @Override
  public boolean enterMap() throws IOException {
    if (skipBlank() != '{') {
      return false;
    }
    in.next();
    return true;
  }

  @Override
  public Object readKey() throws IOException {
    Object key = next(1, '}');
    skipBlank();
    return key == CLOSED ? END : key;
  }

  @Override
  public Object readValue() throws IOException {
    return value(1, "each key of a map");
  }

  /** Takes white space, commas and comments; gives what comes then, without taking it. */
  private int skipBlank() throws IOException {
    int c = in.skip(BLANK);
    while (c == ';') {
      in.skipLine();
      c = in.skip(BLANK);
    }
    return c;
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
    int c = skipBlank();
    if (c == closing) {
      if (c != TextSource.EOF) {
        in.next();
      }
      return CLOSED;
    }
    if (depth > MAX_DEPTH) {
      throw in.error("values are nested more than " + MAX_DEPTH + " deep");
    }
    return switch (c) {
      case TextSource.EOF ->
          throw in.error("the text ends where a value or '" + (char) closing + "' should follow");
      case ')', ']', '}' -> throw in.error("'" + (char) c + "' closes nothing that is open");
      case '(' -> list(depth, ')');
      case '[' -> list(depth, ']');
      case '{' -> map(depth, "");
      case '"' -> STRING.take(in);
      case ':' -> keyword();
      case '\\' -> EdnCharacter.take(in);
      case '#' -> dispatch(depth);
      case '^' -> withoutMetadata(depth);
      default -> numberOrSymbol();
    };
  }

  private Object value(int depth, String after) throws IOException {
    Object value = DISCARDED;
    while (value == DISCARDED) {
      int c = skipBlank();
      if (c == TextSource.EOF || c == ']' || c == '}' || c == ')') {
        throw in.error("a value should follow " + after);
      }
      value = nextOrDiscarded(depth, TextSource.EOF);
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

  private Map<Object, Object> map(int depth, String namespace) throws IOException {
    in.next();
    Map<Object, Object> map = new LinkedHashMap<>();
    for (Object key = next(depth + 1, '}'); key != CLOSED; key = next(depth + 1, '}')) {
      Object qualified = namespace.isEmpty() ? key : qualified(key, namespace);
      Object value = value(depth + 1, "each key of a map");
      if (map.containsKey(qualified)) {
        throw in.error("a map has the key " + EdnWriter.toString(qualified) + " twice");
      }
      map.put(qualified, value);
    }
    return Collections.unmodifiableMap(map);
  }

  private Object qualified(Object key, String namespace) throws TextException {
    if (key instanceof Keyword keyword) {
      return new Keyword(Names.qualified(keyword.name(), namespace));
    }
    if (!(key instanceof Symbol symbol)) {
      return key;
    }
    String name = Names.qualified(symbol.name(), namespace);
    if (!Names.validOfSymbol(name)) {
      throw in.error("%s in the namespace %s is no symbol".formatted(symbol, namespace));
    }
    return new Symbol(name);
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
      String name = token();
      return switch (name) {
        case "Inf" -> Double.POSITIVE_INFINITY;
        case "-Inf" -> Double.NEGATIVE_INFINITY;
        case "NaN" -> Double.NaN;
        default -> throw in.errorInRun("##" + name + " is no number");
      };
    }
    if (c == ':') {
      String namespace = keyword().name();
      if (skipBlank() != '{') {
        throw in.error("a map should follow the namespace #:" + namespace);
      }
      return map(depth, namespace);
    }
    if (!Character.isLetter(c)) {
      throw in.error("'#' should be followed by '{', '_', ':' or a tag");
    }
    String tag = visible(token(), "a tag");
    return new Tagged(tag, value(depth + 1, "the tag #" + tag));
  }

  private Object withoutMetadata(int depth) throws IOException {
    in.next();
    value(depth + 1, "^");
    return value(depth + 1, "metadata");
  }

  private String visible(String name, String whose) throws TextException {
    if (!Names.valid(name)) {
      throw in.errorInRun(whose + " has a character that can't be seen in its name");
    }
    return name;
  }

  private String token() throws IOException {
    return in.take(in.measure(TOKEN));
  }

  private Keyword keyword() throws IOException {
    in.next();
    int length = in.measure(TOKEN);
    if (length == 0) {
      throw in.error("a keyword should have a name after its colon");
    }
    Keyword known = keywords.find(in, length);
    if (known != null) {
      in.drop(length);
      return known;
    }
    Keyword keyword = new Keyword(visible(in.take(length), "a keyword"));
    keywords.add(keyword);
    return keyword;
  }

  private Object numberOrSymbol() throws IOException {
    int length = in.measure(TOKEN);
    if (length == 0) {
      throw in.error("'" + (char) in.peek() + "' can't begin a value");
    }
    char first = in.charAt(0);
    boolean signed = (first == '-' || first == '+') && length > 1;
    if (digit(first) || (signed && digit(in.charAt(1)))) {
      return EdnNumber.take(in, length);
    }
    if (in.is("nil", length)) {
      in.drop(length);
      return null;
    }
    String name = in.take(length);
    return switch (name) {
      case "true" -> true;
      case "false" -> false;
      default -> new Symbol(visible(name, "a symbol"));
    };
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}
