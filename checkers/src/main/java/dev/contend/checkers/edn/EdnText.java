package dev.contend.checkers.edn;

import java.io.IOException;
import java.util.HexFormat;
import java.util.Map;

/** Strings and characters as EDN writes them. */
final class EdnText {
  private static final Map<String, Character> NAMED_CHARACTERS =
      Map.of(
          "newline",
          '\n',
          "return",
          '\r',
          "space",
          ' ',
          "tab",
          '\t',
          "formfeed",
          '\f',
          "backspace",
          '\b');

  private EdnText() {}

  /** Takes a string, at whose opening quote the text stands. */
  static String string(EdnSource in) throws IOException {
    in.next();
    StringBuilder text = new StringBuilder();
    while (true) {
      int c = in.next();
      if (c == '"') {
        return text.toString();
      }
      if (c == EdnSource.EOF) {
        throw in.error("the text ends inside a string");
      }
      in.requireRoom(text);
      text.append(c == '\\' ? escape(in) : (char) c);
    }
  }

  private static char escape(EdnSource in) throws IOException {
    int c = in.next();
    return switch (c) {
      case 't' -> '\t';
      case 'r' -> '\r';
      case 'n' -> '\n';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case '\\', '"' -> (char) c;
      case 'u' -> {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < 4; i++) {
          digits.append((char) Math.max(0, in.next()));
        }
        yield unicode(digits.toString(), in);
      }
      default ->
          throw in.error("a string has the unknown escape '\\" + (char) Math.max(' ', c) + "'");
    };
  }

  private static char unicode(String digits, EdnSource in) throws EdnException {
    try {
      return (char) HexFormat.fromHexDigits(digits);
    } catch (IllegalArgumentException e) {
      throw in.error("\\u should be followed by four hexadecimal digits");
    }
  }

  /** Takes a character, at whose backslash the text stands. */
  static Character character(EdnSource in) throws IOException {
    in.next();
    int first = in.next();
    if (first == EdnSource.EOF) {
      throw in.error("the text ends after '\\'");
    }
    String name = (char) first + in.token();
    if (name.length() == 1) {
      return name.charAt(0);
    }
    Character named = NAMED_CHARACTERS.get(name);
    if (named != null) {
      return named;
    }
    if (name.length() == 5 && name.charAt(0) == 'u') {
      return unicode(name.substring(1), in);
    }
    throw in.error("'\\" + name + "' is no character");
  }
}
