package dev.contend.checkers.edn;

import java.io.IOException;
import java.io.Reader;

/** The characters of a text, two of them in sight, with line and column. */
final class EdnSource {
  static final int EOF = -1;

  private static final int LONGEST_TEXT = 1 << 24;

  private final Reader in;
  private final char[] buffer = new char[1 << 16];
  private int at;
  private int end;
  private long line = 1;
  private long column = 1;
  private long tokenColumn = 1;

  EdnSource(Reader in) {
    this.in = in;
  }

  long line() {
    return line;
  }

  long column() {
    return column;
  }

  EdnException error(String message) {
    return new EdnException(line, column, message);
  }

  /** An error in the token that was taken last, which is on this line. */
  EdnException errorInToken(String message) {
    return new EdnException(line, tokenColumn, message);
  }

  int peek() throws IOException {
    return at < end || fill() ? buffer[at] : EOF;
  }

  int peekSecond() throws IOException {
    if (at + 1 >= end) {
      fill();
    }
    return at + 1 < end ? buffer[at + 1] : EOF;
  }

  int next() throws IOException {
    int c = peek();
    if (c == EOF) {
      return EOF;
    }
    at++;
    if (c == '\n') {
      line++;
      column = 1;
    } else {
      column++;
    }
    return c;
  }

  /** Skips white space, commas and comments; gives what comes then, without taking it. */
  int skipBlank() throws IOException {
    while (true) {
      int c = peek();
      if (c == ';') {
        while (c != '\n' && c != EOF) {
          c = next();
        }
      } else if (c == ',' || (c != EOF && Character.isWhitespace(c))) {
        next();
      } else {
        return c;
      }
    }
  }

  /** Takes characters up to the next that can't be part of a token. */
  String token() throws IOException {
    tokenColumn = column;
    int start = at;
    for (; at < end; at++) {
      if (endsToken(buffer[at])) {
        return taken(start);
      }
    }
    return longToken(start);
  }

  private String taken(int start) {
    column += at - start;
    return new String(buffer, start, at - start);
  }

  /** The token runs up to the end of the buffer, so it may go on in the next. */
  private String longToken(int start) throws IOException {
    StringBuilder token = new StringBuilder(taken(start));
    for (int c = peek(); c != EOF && !endsToken((char) c); c = peek()) {
      requireRoom(token);
      token.append((char) next());
    }
    return token.toString();
  }

  /**
   * Refuses a text that would fill the heap: what is longer was never meant to be one value.
   *
   * @throws EdnException if there is no room for one character more
   */
  void requireRoom(CharSequence text) throws EdnException {
    if (text.length() >= LONGEST_TEXT) {
      throw error("a name or string is longer than %,d characters".formatted(LONGEST_TEXT));
    }
  }

  static boolean endsToken(char c) {
    return switch (c) {
      case ' ', '\n', '\t', '\r', '\f', ',', ';', '"', '(', ')', '[', ']', '{', '}', '\\' -> true;
      default -> Character.isWhitespace(c);
    };
  }

  /** Keeps what is unread and reads more behind it. */
  private boolean fill() throws IOException {
    int unread = end - at;
    System.arraycopy(buffer, at, buffer, 0, unread);
    at = 0;
    end = unread;
    int count = in.read(buffer, end, buffer.length - end);
    if (count > 0) {
      end += count;
    }
    return count > 0;
  }
}
