package dev.contend.checkers.text;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The characters of a text with line and column. A run of characters is first measured, then looked
 * at in place, then taken, so that what needs no {@link String} costs none. Holds one buffer, as
 * long as the longest run.
 */
public final class TextSource {
  /** What stands for a character behind the last. */
  public static final int EOF = -1;

  private static final int LONGEST_TEXT = 1 << 24;
  private static final int DIGITS_THAT_FIT_A_LONG = 18;
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private final Reader in;
  private char[] buffer = new char[1 << 14];
  private int at;
  private int end;
  private long before;
  private long line = 1;
  private long lineStart;
  private long runStart;

  /** A text, of which a byte order mark is left out. */
  public TextSource(Reader in) {
    this.in = Objects.requireNonNull(in, "in");
  }

  /** The line of the next character, from 1. */
  public long line() {
    return line;
  }

  /** The column of the next character, from 1. */
  public long column() {
    return before + at - lineStart + 1;
  }

  /** An error at the next character. */
  public TextException error(String message) {
    return new TextException(line, column(), message);
  }

  /** An error at the begin of the run that was measured last, which is on this line. */
  public TextException errorInRun(String message) {
    return new TextException(line, runStart - lineStart + 1, message);
  }

  /** The next character, or {@link #EOF}. */
  public int peek() throws IOException {
    return at < end || fill() ? buffer[at] : EOF;
  }

  /** The character that many behind the next one, or {@link #EOF}. */
  public int peek(int ahead) throws IOException {
    while (at + ahead >= end) {
      requireRoom(ahead);
      if (!fill()) {
        return EOF;
      }
    }
    return buffer[at + ahead];
  }

  /** Takes the next character, or gives {@link #EOF}. */
  public int next() throws IOException {
    int c = peek();
    if (c == EOF) {
      return EOF;
    }
    at++;
    if (c == '\n') {
      beginLine(at);
    }
    return c;
  }

  /** Takes all that a stop is set for; gives what comes then, without taking it. */
  public int skip(Stops blank) throws IOException {
    while (true) {
      for (; at < end; at++) {
        char c = buffer[at];
        if (!blank.at(c)) {
          return c;
        }
        if (c == '\n') {
          beginLine(at + 1);
        }
      }
      if (!fill()) {
        return EOF;
      }
    }
  }

  /** Takes the rest of the line. */
  public void skipLine() throws IOException {
    for (int c = peek(); c != '\n' && c != EOF; c = peek()) {
      at++;
    }
  }

  private void beginLine(int start) {
    line++;
    lineStart = before + start;
  }

  /**
   * Measures the run of characters up to the next stop or the end of the text.
   *
   * @param stops with the line feed among them, since a run is on one line
   * @return how many they are
   * @throws TextException if they are so many that they were never meant to be one value
   */
  public int measure(Stops stops) throws IOException {
    runStart = before + at;
    int i = at;
    while (true) {
      for (; i < end; i++) {
        if (stops.at(buffer[i])) {
          return i - at;
        }
      }
      int measured = i - at;
      requireRoom(measured);
      if (!fill()) {
        return measured;
      }
      i = at + measured;
    }
  }

  /**
   * Refuses a text that would fill the heap.
   *
   * @throws TextException if there is no room for one character more
   */
  public void requireRoom(int length) throws TextException {
    if (length >= LONGEST_TEXT) {
      throw error("a name or string is longer than %,d characters".formatted(LONGEST_TEXT));
    }
  }

  /** A character of the run that was measured last. */
  public char charAt(int index) {
    return buffer[at + index];
  }

  /** What comes after that many characters of the run that was measured last, or {@link #EOF}. */
  public int charAfter(int length) {
    return at + length < end ? buffer[at + length] : EOF;
  }

  /** Whether the run that was measured last is that text. */
  public boolean is(String text, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (text.charAt(i) != buffer[at + i]) {
        return false;
      }
    }
    return true;
  }

  /**
   * Takes the run that was measured last if it is a whole number of few enough digits, with or
   * without a minus.
   *
   * @return the number, or null if it is something else and still to be taken
   */
  public Long takeInteger(int length) {
    int first = length > 0 && buffer[at] == '-' ? 1 : 0;
    if (length == first || length > DIGITS_THAT_FIT_A_LONG) {
      return null;
    }
    long number = 0;
    for (int i = at + first; i < at + length; i++) {
      int digit = buffer[i] - '0';
      if (digit < 0 || digit > 9) {
        return null;
      }
      number = 10 * number + digit;
    }
    at += length;
    return first == 1 ? -number : number;
  }

  /** Takes the four hexadecimal digits of an escape. */
  public char takeHexadecimal() throws IOException {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < 4; i++) {
      digits.append((char) Math.max(0, next()));
    }
    return hexadecimal(digits.toString());
  }

  /** The character of four hexadecimal digits that were taken before. */
  public char hexadecimal(String digits) throws TextException {
    try {
      return (char) HexFormat.fromHexDigits(digits);
    } catch (IllegalArgumentException e) {
      throw error("\\u should be followed by four hexadecimal digits");
    }
  }

  /** A hash of the run that was measured last: that of the same {@link String}. */
  public int hash(int length) {
    int hash = 0;
    for (int i = at; i < at + length; i++) {
      hash = 31 * hash + buffer[i];
    }
    return hash;
  }

  /** Takes that many characters of the run that was measured last. */
  public String take(int length) {
    String text = new String(buffer, at, length);
    at += length;
    return text;
  }

  /** Takes that many characters of the run that was measured last and puts them behind others. */
  public void take(int length, StringBuilder text) {
    text.append(buffer, at, length);
    at += length;
  }

  /** Leaves out that many characters of the run that was measured last. */
  public void drop(int length) {
    at += length;
  }

  /** Keeps what is unread and reads more behind it. */
  private boolean fill() throws IOException {
    boolean first = before == 0 && end == 0;
    int unread = end - at;
    char[] roomy = unread > buffer.length / 2 ? new char[2 * buffer.length] : buffer;
    System.arraycopy(buffer, at, roomy, 0, unread);
    buffer = roomy;
    before += at;
    at = 0;
    end = unread;
    int count = read();
    if (count <= 0) {
      return false;
    }
    end += count;
    if (first && buffer[0] == BYTE_ORDER_MARK) {
      at = 1;
      lineStart = 1;
      return at < end || fill();
    }
    return true;
  }

  private int read() throws IOException {
    try {
      return in.read(buffer, end, buffer.length - end);
    } catch (CharacterCodingException e) {
      throw new TextException(line, before + end - lineStart + 1, "this is no text in UTF-8");
    }
  }
}
